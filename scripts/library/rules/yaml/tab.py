"""A tab in front of a field or a list item."""

from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"


RULE = Rule(
    name="tab",
    what="A line begins with a tab in place of spaces.",
    why="How far a tab reaches differs from program to program, so nobody can tell what belongs together, and the "
    "page would not be published.",
    check=check_for(
        "tab",
        lambda trap: (
            f"A tab stands in front of `{short(trap.written)}`. Delete it, and press the space bar "
            f"{_times(len(trap.instead) - len(trap.instead.lstrip()))}."
        ),
    ),
)
