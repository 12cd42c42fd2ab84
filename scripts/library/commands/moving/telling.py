"""Tells somebody what was done: the changed lines as output, and what it means beside it."""

import sys
from collections.abc import Callable

from library.commands.moving.plan import Done, Refusal

NEXT = "Read the lines above, run `python3 scripts/check.py`, and propose the change."
ONLY_SHOWN = "Nothing was written. Leave out --dry-run to do it."


def told(answer: Done | Refusal, say: Callable[[str], None], *, dry_run: bool) -> int:
    """Print an answer, and return the command's exit code."""
    if isinstance(answer, Refusal):
        say(answer.message)
        return 1
    if answer.diff:
        sys.stdout.write(answer.diff + "\n")
    for line in answer.summary:
        say(line)
    if answer.read_again:
        say("Read these sentences again, because they link to it or name it:")
        for place in answer.read_again:
            say(f"  {place}")
    if answer.changed:
        say(ONLY_SHOWN if dry_run else NEXT)
    return 0
