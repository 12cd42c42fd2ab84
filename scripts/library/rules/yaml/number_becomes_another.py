"""A number or a time that YAML turns into another number."""

from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for

RULE = Rule(
    name="number-becomes-another",
    what="A time, a number with a leading or closing zero, or the like stands without quotes.",
    why="Programs read another number there: `12:30:00` becomes 45000, and readers would be told that.",
    check=check_for(
        "number-becomes-another",
        lambda trap: f"Without quotes, `{short(trap.written)}` can be read as {short(trap.detail)}.",
    ),
)
