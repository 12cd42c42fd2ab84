"""A question without an id that its answers can be kept under."""

from library.model.nodes import Trap
from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for


def _message(trap: Trap) -> str:
    if trap.detail == "minutes":
        written = f"`{short(trap.written)}` stands" if trap.written else "Nothing stands"
        return f"{written} where a trainer's note gives its minutes in the room, in figures."
    if not trap.written:
        return "The question has no id behind the bar."
    return f"`{short(trap.written)}` is no id: use small letters, figures and hyphens, and begin with a letter."


RULE = Rule(
    name="question-id-misshapen",
    what="A question's id is missing or has other signs than small letters, figures and hyphens; "
    "or a trainer's note does not give its minutes.",
    why="People's answers are kept under the id. Without one they would be lost when the page is closed.",
    check=check_for("question-id-misshapen", _message),
)
