"""A line in a question that belongs to none of its parts."""

from library.model.nodes import Trap
from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for

WHY = {
    "no box": "This answer has no box in front",
    "below the answers": "These words stand below the answers, where nobody would see them",
    "not in the record": "This phrase is not marked in the record above",
    "listed twice": "This phrase stands in the list twice",
    "leads nowhere": "This choice does not say which step it leads to, or has no words",
    "no words": "This entry of the list has no words",
    "no header": "This table has no header with a row of dashes underneath",
}


def _message(trap: Trap) -> str:
    why = WHY.get(trap.detail) or f"This row has {trap.detail}, and only the first three would be seen"
    return f"{why}: `{short(trap.written)}`"


RULE = Rule(
    name="question-line-unplaced",
    what="A line in a question is neither question, answer nor feedback, or an answer lacks its box or its arrow.",
    why="Words that have no place in the question never reach the person who answers it.",
    check=check_for("question-line-unplaced", _message),
)
