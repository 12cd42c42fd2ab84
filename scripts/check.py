"""Say what is wrong with the resources. Exit code: 0 clean, 1 errors, 2 the check itself could not run."""

import os
import sys
from argparse import Namespace
from pathlib import Path

import environment

FORMATS = ("text", "github", "json", "sarif")


def main() -> int:
    """Check every file and report every fault."""
    chosen = arguments()
    environment.enter()
    from library.commands.check import check
    from library.commands.reporting import report

    refuse_unknown(chosen.only + chosen.ignore)
    if chosen.fix or chosen.dry_run:
        changes = mend(chosen)
        if chosen.dry_run:
            return 1 if changes else 0
    checked = check(
        environment.ROOT,
        errors_only=chosen.errors_only,
        release=chosen.release,
        only=chosen.only,
        ignore=chosen.ignore,
    )
    colour = not chosen.output and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    deliver(report(chosen.format, checked, colour=colour), chosen.output)
    return 1 if checked.errors else 0


def arguments() -> Namespace:
    """Read the command line."""
    parser = environment.parser("check.py", "Check every resource.")
    parser.add_argument("--format", choices=FORMATS, default="text", help="text is for people")
    parser.add_argument("--only", type=codes, default=(), metavar="CODE,…", help="such as RES or LNK001")
    parser.add_argument("--ignore", type=codes, default=(), metavar="CODE,…", help="codes to leave out")
    parser.add_argument("--errors-only", action="store_true", help="leave warnings out")
    parser.add_argument("--release", action="store_true", help="add what the partnership has still to supply")
    parser.add_argument("--fix", action="store_true", help="first mend what is certain, and show each change")
    parser.add_argument("--dry-run", action="store_true", help="show what --fix would change; write nothing; 1 if any")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write there instead of printing")
    return parser.parse_args()


def mend(chosen: Namespace) -> bool:
    """Mend what is certain, or only show it. Return whether there was anything."""
    from library.commands import fix
    from library.commands.reporting import mends

    files = fix.fix(environment.ROOT, only=chosen.only, ignore=chosen.ignore)
    if not chosen.dry_run:
        fix.write(environment.ROOT, files)
    told = mends.report(files, written=not chosen.dry_run)
    # A report that a program reads must not have a diff in front of it.
    if chosen.format == "text" or chosen.dry_run:
        print(told)
    else:
        environment.say(told)
    return bool(files)


def codes(text: str) -> tuple[str, ...]:
    """Read codes or the beginnings of codes."""
    return tuple(code.strip().upper() for code in text.split(",") if code.strip())


def refuse_unknown(chosen: tuple[str, ...]) -> None:
    """Stop at a code that no rule has, which would find nothing and look clean."""
    from library.rules.registry import RULES

    for code in chosen:
        if not any(known.startswith(code) for known in RULES):
            raise environment.SetUpError(f"No rule's code begins with {code}; docs/contribute/rules/ lists them.")


def deliver(words: str, output: Path | None) -> None:
    """Print the report, or keep it in a file."""
    if output:
        output.write_text(words, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(words)


if __name__ == "__main__":
    environment.run(main)
