"""A colon and a space inside a value without quotes."""

from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for

RULE = Rule(
    name="unquoted-colon",
    what="A value holds a colon followed by a space, and stands without quotes.",
    why="YAML takes the colon for the start of another field, and the whole front matter is lost.",
    check=check_for(
        "unquoted-colon",
        lambda trap: f"The value `{short(trap.written)}` holds a colon, so it needs quotes.",
    ),
)
