"""Put one course into packages for learning management systems, or into a folder that opens from a disk."""

from pathlib import Path

import environment

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Write the packages and name each of them."""
    parser = environment.parser(
        "package.py",
        "Put one course into packages for learning management systems, or into one that opens from a disk.",
    )
    parser.add_argument("course", help="its id, such as pc-10, or its folder's name, such as curiosity-elearning")
    parser.add_argument(
        "--format",
        action="append",
        default=[],
        help="scorm-1.2, scorm-2004, cmi5, offline or qti; may be given several times; left out, those of course.yml",
    )
    parser.add_argument("--output", default="", help="the folder to write to; left out, build/packages")
    given = parser.parse_args()
    environment.enter()
    from library.commands import package

    output = Path(given.output) if given.output else ROOT / "build" / "packages"
    answer = package.package(ROOT, given.course, tuple(given.format), output)
    if isinstance(answer, package.Refusal):
        environment.say(answer.message)
        return 1
    for path in answer.paths:
        print(path)
    return 0


if __name__ == "__main__":
    environment.run(main)
