"""A field that stands twice."""

from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for

RULE = Rule(
    name="duplicate-key",
    what="The same field is given twice.",
    why="Only one of the two reaches the readers, and nobody can tell which one was meant.",
    check=check_for(
        "duplicate-key",
        lambda trap: f"`{short(trap.written)}` is given twice: on line {trap.detail} and on line {trap.line}.",
        lambda trap: f"Delete line {trap.detail} or line {trap.line}",
    ),
)
