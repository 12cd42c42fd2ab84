"""A value with a name of its own, or one that points at another."""

from library.model.nodes import Trap
from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for


def _message(trap: Trap) -> str:
    if trap.written.startswith("*"):
        return f"`{short(trap.written)}` points at a value written somewhere else in the file."
    return f"In `{short(trap.written)}` the first word is taken for a label, and is lost."


RULE = Rule(
    name="alias",
    what="A value begins with `&` or `*`, which give it a label, or repeat what stands elsewhere.",
    why="The next editor can't see what the page will say, and a word that begins so is lost to readers.",
    check=check_for("alias", _message),
)
