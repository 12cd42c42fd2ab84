"""A date that no calendar has."""

from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for

RULE = Rule(
    name="impossible-date",
    what="A date names a day that does not exist.",
    why="Readers rely on these dates to judge how fresh a page is.",
    check=check_for(
        "impossible-date",
        lambda trap: f"There is no day `{short(trap.written)}`. The nearest real day is {trap.detail}.",
    ),
)
