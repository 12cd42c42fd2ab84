"""Note every address that readers can be given in resources/published.txt, so that none is ever lost."""

from pathlib import Path

import environment

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Add the lines that are missing, and print them."""
    environment.parser("published.py", "Note addresses that are new. Lines are added, never changed.").parse_args()
    environment.enter()
    from library.commands.published import publish

    lines = publish(ROOT)
    for line in lines:
        print(line)
    environment.say("Every address was noted already." if not lines else f"Lines added: {len(lines)}.")
    return 0


if __name__ == "__main__":
    environment.run(main)
