"""Give a resource another folder name, title or type. Its links, its id and every address it had go on working."""

from pathlib import Path

import environment

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Work out every change, try it on a copy, show it, and write it unless it is only to be shown."""
    parser = environment.parser("rename.py", "Rename a resource, and mend everything that names it.")
    parser.add_argument("resource", help="its id, such as pc-08, or its folder's name")
    parser.add_argument("slug", nargs="?", default="", help="the folder's new name; left out, it stays")
    parser.add_argument("--title", default="", help="a new title")
    parser.add_argument("--type", default="", help="a new type, such as checklist; its folder moves there")
    parser.add_argument("--dry-run", action="store_true", help="show every change, and write nothing")
    given = parser.parse_args()
    environment.enter()
    from library.commands import rename
    from library.commands.moving.telling import told

    wish = rename.Wish(given.resource, given.slug, given.title, given.type)
    return told(rename.rename(ROOT, wish, dry_run=given.dry_run), environment.say, dry_run=given.dry_run)


if __name__ == "__main__":
    environment.run(main)
