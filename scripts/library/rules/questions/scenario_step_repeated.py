"""Two steps of a scenario with one name."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.question import Question, Scenario, Step
from library.reading.documents import Document
from library.rules.questions.asked import each_question
from library.rules.rule import Rule, on_line, short


def _about(document: Document, question: Question) -> Iterator[Finding]:
    first: dict[str, Step] = {}
    for step in question.steps if isinstance(question, Scenario) else ():
        if (earlier := first.setdefault(step.name, step)) is not step:
            yield Finding(
                on_line(document, step.line),
                f"The step `{short(step.name)}` stands on line {earlier.line} already.",
                f"**{short(step.name)}-again**, and lead a choice there",
            )


RULE = Rule(
    name="scenario-step-repeated",
    what="Two steps of a scenario have the same name.",
    why="A choice could lead to only one of them, and the other would never be seen.",
    check=each_question(_about),
)
