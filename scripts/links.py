"""Look whether the links to other websites still work."""

from pathlib import Path

import environment

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Look, remember, and say what needs doing. A broken link is no failure of the command."""
    parser = environment.parser(
        "links.py",
        "Look whether the links to other websites still work, and keep what is found in resources/link-health.json.",
    )
    parser.add_argument("--only", default="", metavar="ID", help="the links of one resource, such as pc-03")
    parser.add_argument("--limit", type=int, metavar="NUMBER", help="at most so many, the longest unseen first")
    parser.add_argument("--dry-run", action="store_true", help="list what would be looked at, and ask nobody")
    given = parser.parse_args()
    environment.enter()
    from library.commands import links

    wish = links.Wish(given.only, given.limit, given.dry_run)
    outcome = links.links(ROOT, wish, say=environment.say)
    if outcome.message:
        environment.say(outcome.message)
        return 1
    print(outcome.report, end="")
    return 0


if __name__ == "__main__":
    environment.run(main)
