"""Write a newsletter of what is new, and a sheet for a team meeting."""

from pathlib import Path

import environment

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Write the files and name each of them."""
    parser = environment.parser(
        "digest.py",
        "Write a newsletter of what is new (HTML e-mail, plain text, Markdown), and a sheet for a team meeting.",
    )
    parser.add_argument("--since", required=True, help="the day of the last newsletter, such as 2026-11-01")
    parser.add_argument("--to", default="", help="the folder to write to; left out, build/digest")
    given = parser.parse_args()
    environment.enter()
    from library.commands import digest

    output = Path(given.to) if given.to else ROOT / "build" / "digest"
    answer = digest.digest(ROOT, given.since, output)
    if isinstance(answer, digest.Refusal):
        environment.say(answer.message)
        return 1
    print(answer.summary)
    for path in answer.paths:
        print(path)
    return 0


if __name__ == "__main__":
    environment.run(main)
