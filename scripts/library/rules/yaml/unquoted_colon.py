"""A colon and a space inside a value without quotes."""

from library.model.nodes import Trap
from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for

CURLY = "“”„‘’"


def _message(trap: Trap) -> str:
    if trap.written[:1] in CURLY:
        return f"`{short(trap.written)}` stands between curly quotation marks, as Word writes them. Type straight ones."
    return f"`{short(trap.written)}` has a colon in it, so it has to stand between straight quotation marks."


RULE = Rule(
    name="unquoted-colon",
    what="A value holds a colon followed by a space, and stands without quotes.",
    why="A colon and a space are how a field begins. The computer takes half of your words for another field, and "
    "readers get no page.",
    check=check_for("unquoted-colon", _message),
)
