"""Archive a resource, merge it into another, or split it. Every address it had goes on answering."""

from pathlib import Path

import environment

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Work out every change, try it on a copy, show it, and write it unless it is only to be shown."""
    parser = environment.parser("retire.py", "Archive a resource, and mend everything that names it.")
    parser.add_argument("resource", help="its id, such as pc-08, or its folder's name")
    parser.add_argument("--because", default="", help="why, in a sentence that its page shows")
    parser.add_argument("--instead", nargs="+", default=[], metavar="ID", help="what to use in its place")
    parser.add_argument("--merged-into", default="", metavar="ID", help="what took over all that it said")
    parser.add_argument("--split-into", nargs="+", default=[], metavar="ID", help="the resources it was split into")
    parser.add_argument("--dry-run", action="store_true", help="show every change, and write nothing")
    given = parser.parse_args()
    environment.enter()
    from library.commands import retire
    from library.commands.moving.telling import told

    instead, split = tuple(given.instead), tuple(given.split_into)
    wish = retire.Wish(given.resource, given.because, instead, given.merged_into, split)
    return told(retire.retire(ROOT, wish, dry_run=given.dry_run), environment.say, dry_run=given.dry_run)


if __name__ == "__main__":
    environment.run(main)
