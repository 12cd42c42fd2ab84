"""Begin a new resource: its folder and its index.md, with every field in place and help beside each."""

import sys
from pathlib import Path

import environment

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Ask for what is not given, where there is somebody to ask, and write the file."""
    parser = environment.parser("new.py", "Begin a new resource. On a terminal it asks for what you leave out.")
    parser.add_argument("--type", default="", help="what it is, such as tool, checklist or briefing")
    parser.add_argument("--title", default="", help="what readers will call it")
    parser.add_argument("--theme", default="", help="the theme it is at home in, such as neglect")
    parser.add_argument("--id", default="", help="its permanent id; left out, the next free one of its theme")
    parser.add_argument("--slug", default="", help="its folder's name; left out, made from the title")
    given = parser.parse_args()
    environment.enter()
    from library.commands import new

    wish = new.Wish(given.type, given.title, given.theme, given.id, given.slug)
    answer = new.new(ROOT, wish, ask=input if sys.stdin.isatty() else None, say=environment.say)
    if isinstance(answer, new.Refusal):
        environment.say(answer.message)
        return 1
    print(answer.path)
    environment.say(new.NEXT)
    return 0


if __name__ == "__main__":
    environment.run(main)
