"""Bring in what you have already: a list, Word files or saved web pages become drafts."""

from argparse import ArgumentTypeError
from pathlib import Path

import environment

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = "scripts/requirements-import.txt"


def main() -> int:
    """Write a draft for each thing that can be read, and say what came of it."""
    parser = environment.parser("import.py", "Bring in a list, Word files or saved web pages as drafts.")
    parser.add_argument(
        "what", type=Path, help="a .csv or .xlsx list, a .docx file, a saved .html page, or a folder of the last two"
    )
    parser.add_argument("--type", default="", help="the type of whatever does not say its own, such as guidance")
    parser.add_argument("--theme", default="", help="the same for the theme, such as neglect")
    parser.add_argument(
        "--column",
        type=column,
        action="append",
        default=[],
        metavar="HEADING=FIELD",
        help="which field a column of your list fills, such as --column 'What we call it=title'",
    )
    parser.add_argument("--most", type=number, default=500, metavar="NUMBER", help="how many drafts this time")
    parser.add_argument("--dry-run", action="store_true", help="only say what would come in; write nothing")
    given = parser.parse_args()
    environment.enter(REQUIREMENTS)
    from library.commands import import_, import_summary
    from library.reading.lists import plain_heading

    columns = {plain_heading(heading): name for heading, name in given.column}
    wish = import_.Wish(given.what, given.type, given.theme, columns, given.most, given.dry_run)
    outcome = import_.import_(ROOT, wish)
    if outcome.message:
        environment.say(outcome.message)
        return 1
    for line in import_summary.lines(outcome, only_look=given.dry_run):
        print(line)
    return 0 if outcome.drafts else 1


def column(words: str) -> tuple[str, str]:
    """Understand a heading and the field that it fills."""
    heading, _, name = words.rpartition("=")
    if not heading.strip() or not name.strip():
        raise ArgumentTypeError(f"write it as HEADING=FIELD, such as 'What we call it=title', not {words}")
    return heading, name.strip()


def number(words: str) -> int:
    """Understand how many."""
    if not words.isdecimal() or not 1 <= int(words) <= 500:
        raise ArgumentTypeError(f"{words} is no number from 1 to 500")
    return int(words)


if __name__ == "__main__":
    environment.run(main)
