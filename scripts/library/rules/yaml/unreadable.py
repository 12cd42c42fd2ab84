"""A file or a line that can't be read as fields."""

from library.model.nodes import Trap
from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for

REASONS = {
    "no space": "A space is missing after the colon, so this can't be read",
    "no bracket": "A list begins with `[` and never ends with `]`, so this can't be read",
    "spaces": "This line has too many or too few spaces in front, so it can't be read",
}
COMPARE = "Compare it with the lines above: the same spaces in front, then `name: value`"


def _message(trap: Trap) -> str:
    if trap.detail == "empty":
        return "There are no fields here yet."
    if trap.detail.startswith("no list of"):
        written = f"`{short(trap.written)}` stands here" if trap.written else "This part does not hold what it should"
        return f"{written}. Expected is {trap.detail.removeprefix('no ')}."
    if trap.detail == "larger than 2 MB":
        return "The file is larger than 2 MB, which is more than anybody could read."
    begins = REASONS.get(trap.detail, "This can't be read")
    return f"{begins}: `{short(trap.written)}`."


RULE = Rule(
    name="unreadable",
    what="A line, or a whole file, can't be read as fields and values.",
    why="What can't be read can't be shown: the page would be missing from the library.",
    check=check_for("unreadable", _message, lambda trap: trap.instead or COMPARE),
)
