"""A scenario in which somebody goes round for ever."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.question import Question, Scenario
from library.reading.documents import Document
from library.rules.questions.asked import each_question, head_of
from library.rules.questions.scenario_steps import reached_from, steps_of
from library.rules.rule import Rule, on_line, short


def _about(document: Document, question: Question) -> Iterator[Finding]:
    if not isinstance(question, Scenario) or not question.steps:
        return
    steps = steps_of(question)
    leads = {name: [turn.to for turn in step.turns] for name, step in steps.items()}
    back: dict[str, list[str]] = {}
    for name, targets in leads.items():
        for target in targets:
            back.setdefault(target, []).append(name)
    # A step that is not there may have been meant as an ending; another rule speaks of it.
    endings = [name for name, targets in leads.items() if not targets] + [name for name in back if name not in steps]
    ends = reached_from(endings, back)
    stuck = [step for step in question.steps if step.name not in ends]
    if stuck:
        yield Finding(
            on_line(document, stuck[0].line),
            f"From the step `{short(stuck[0].name)}` of `{head_of(question)}` no ending can be reached.",
            "**another-name** on a line of its own, with how it ends and no choices, and a choice that leads there",
        )


RULE = Rule(
    name="scenario-without-ending",
    what="From some step of a scenario no ending can be reached. An ending is a step without choices.",
    why="People would go round and never hear what came of it, nor what to notice.",
    check=each_question(_about),
)
