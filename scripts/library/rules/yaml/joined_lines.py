"""List items that become one."""

from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for

RULE = Rule(
    name="joined-lines",
    what="A list item stands further to the right than the item above it, and is joined to it.",
    why="Two items become one, and readers see a muddled line.",
    check=check_for(
        "joined-lines",
        lambda trap: (
            f"`{short(trap.written)}` stands too far to the right, so it is joined to the line above: "
            f"readers would see `{short(trap.detail)}` as one."
        ),
        lambda trap: f"{trap.instead} (with its hyphen exactly below the hyphen above, and a space after it)",
    ),
)
