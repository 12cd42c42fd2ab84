"""An invisible character that no page may hold."""

from library.rules.rule import Rule
from library.rules.yaml.trap import check_for

RULE = Rule(
    name="control-character",
    what="A file holds an invisible control character, usually from copying out of another program.",
    why="Browsers and screen readers stumble over it, and words may disappear.",
    check=check_for(
        "control-character",
        lambda trap: f"An invisible character ({trap.written}) stands here.",
        lambda _: "Delete the character, or type the line again",
    ),
)
