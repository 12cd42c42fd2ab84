"""A question inside something else."""

from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for

RULE = Rule(
    name="question-misplaced",
    what="A question stands inside another block, such as a piece of HTML.",
    why="A question needs the whole width of a phone, and would tear the block around it in two.",
    check=check_for(
        "question-misplaced", lambda trap: f"The question `{short(trap.written)}` stands inside {trap.detail}."
    ),
)
