"""A step of a scenario that no choice leads to."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.question import Question, Scenario
from library.reading.documents import Document
from library.rules.metadata.records import near
from library.rules.questions.asked import each_question
from library.rules.questions.scenario_steps import reached_from, steps_of
from library.rules.rule import Rule, on_line, short


def _about(document: Document, question: Question) -> Iterator[Finding]:
    if not isinstance(question, Scenario) or not question.steps:
        return
    steps = steps_of(question)
    leads = {name: [turn.to for turn in step.turns] for name, step in steps.items()}
    reached = reached_from([question.steps[0].name], leads)
    misspelt = {near(to, steps) for targets in leads.values() for to in targets if to and to not in steps}
    # Where a choice leads to a name much like this one, that choice has the fault.
    lost = [name for name in steps if name not in reached and name not in misspelt]
    # Of a lost branch only the step where it begins is named.
    begins = [name for name in lost if not any(name in leads[other] for other in lost if other != name)]
    for name in begins or lost[:1]:
        yield Finding(
            on_line(document, steps[name].line),
            f"No path from `{short(question.steps[0].name)}` leads to the step `{short(name)}`.",
            f"- Words to say -> {short(name)} below an earlier step, or delete this step",
        )


RULE = Rule(
    name="scenario-step-unreachable",
    what="No path through a scenario leads to one of its steps.",
    why="Somebody wrote what happens there, and nobody will ever see it.",
    check=each_question(_about),
)
