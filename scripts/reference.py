"""Write what editors look up: every field, every rule and the schema. For developers."""

import sys
from pathlib import Path

import environment

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Put the generated pages right, or with `--check` say which are out of date."""
    parser = environment.parser("reference.py", "Write docs/contribute/ from the model, the lists and the rules.")
    parser.add_argument("--check", action="store_true", help="change nothing; list what is out of date")
    arguments = parser.parse_args()
    environment.enter()
    # The rules' pages show the first examples of the tests' case files.
    sys.path.insert(0, str(ROOT))
    from tests.rules.explained import explained_rules

    from library.commands.reference import differences, write

    found = differences(ROOT, explained_rules())
    if not arguments.check:
        write(ROOT, found)
    for difference in found:
        print(difference.path)
    if arguments.check and found:
        environment.say("Out of date. Run `python3 scripts/reference.py` and commit what it writes.")
        return 1
    return 0


if __name__ == "__main__":
    environment.run(main)
