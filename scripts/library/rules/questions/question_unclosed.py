"""A question whose end can't be found, or an end without a beginning."""

from library.model.nodes import Trap
from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for


def _message(trap: Trap) -> str:
    if trap.detail == "nothing to end":
        return f"`{short(trap.written)}` ends a question here, and none has begun."
    return f"The question that begins with `{short(trap.written)}` has no end."


RULE = Rule(
    name="question-unclosed",
    what="A question or a trainer's note has no last line, or a last line ends nothing.",
    why="All that follows would be swallowed by the question, and readers would never see it.",
    check=check_for("question-unclosed", _message),
)
