"""Write a report on a folder of returns: self-declarations, surveys or audits."""

import re
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

import environment

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = "scripts/requirements-collate.txt"


def main() -> int:
    """Say what is to be said about each return, and write the report."""
    parser = environment.parser("collate.py", "Write a report on a folder of returns.")
    parser.add_argument("kind", help="self-declaration, survey or audit")
    parser.add_argument("folder", type=Path, help="where the returns lie, as they came")
    parser.add_argument("--form", default="", metavar="ID", help="which form, where several are of this kind")
    parser.add_argument("--year", type=year, metavar="YEAR", help="such as 2025 or 2025-26")
    parser.add_argument("--closes", type=day, metavar="DAY", help="the last day, such as 2026-03-31")
    parser.add_argument("--sent", type=int, metavar="NUMBER", help="how many were asked, for the response rate")
    parser.add_argument("--before", type=Path, metavar="FOLDER", help="last year's self-declarations")
    parser.add_argument("--only", default="", metavar="QUESTION=ANSWER", help="such as version=wider")
    parser.add_argument("--out", default="", metavar="FOLDER", help="the report's folder, below resources/")
    given = parser.parse_args()
    environment.enter(REQUIREMENTS)
    from library.commands import collate

    if given.out and not re.fullmatch(r"resources/[a-z0-9-]+/[a-z0-9-]+/?", given.out):
        environment.say("Write --out as resources/reports/a-short-name, with small letters and hyphens.")
        return 1
    wish = collate.Wish(
        given.kind,
        given.folder,
        given.form,
        given.year,
        given.closes,
        given.sent,
        given.before,
        given.only,
        given.out.rstrip("/"),
    )
    outcome = collate.collate(ROOT, wish, say=print)
    for weight, number in sorted(outcome.notes.items()):
        print(f"{number} times: {weight}.")
    if not outcome.path:
        environment.say(outcome.message)
        return 1
    print(f"{outcome.counted} returns are counted in {outcome.path}")
    environment.say(
        "Read it before anybody else does. Then add its line to resources/published.txt and run scripts/check.py."
    )
    return 0


def year(word: str) -> int:
    """Understand a year, by its first half."""
    found = re.fullmatch(r"(20\d\d|21\d\d)(-\d\d)?", word)
    if not found:
        raise ArgumentTypeError(f"{word} is no year; write it as 2025 or 2025-26")
    return int(found[1])


def day(word: str) -> date:
    """Understand a day."""
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise ArgumentTypeError(f"{word} is no day; write it as 2026-03-31") from None


if __name__ == "__main__":
    environment.run(main)
