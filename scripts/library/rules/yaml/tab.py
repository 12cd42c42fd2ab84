"""A tab in front of a field or a list item."""

from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for

RULE = Rule(
    name="tab",
    what="A line begins with a tab in place of spaces.",
    why="YAML does not allow tabs there, and the page would not be published.",
    check=check_for(
        "tab", lambda trap: f"A tab stands in front of `{short(trap.written)}`. Use two spaces for each step."
    ),
)
