"""A choice that leads to a step that does not exist."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.question import Question, Scenario
from library.reading.documents import Document
from library.rules.metadata.records import near
from library.rules.questions.asked import each_question
from library.rules.questions.scenario_steps import steps_of
from library.rules.rule import Rule, on_line, short


def _about(document: Document, question: Question) -> Iterator[Finding]:
    if not isinstance(question, Scenario):
        return
    known = steps_of(question)
    for turn in (turn for step in question.steps for turn in step.turns):
        # A choice without a target has another fault.
        if not turn.to or turn.to in known:
            continue
        meant = near(turn.to, known)
        yield Finding(
            on_line(document, turn.words.line),
            f"`{short(turn.words.text, 40)}` leads to `{short(turn.to)}`, and no step has this name."
            + (f" Did you mean `{meant}`?" if meant else ""),
            f"- {short(turn.words.text, 40)} -> {meant}" if meant else f"**{short(turn.to)}** on a line of its own",
        )


RULE = Rule(
    name="scenario-step-unknown",
    what="A choice in a scenario leads to a step that does not exist.",
    why="Whoever chooses it would be left in the middle of a conversation with a child.",
    check=each_question(_about),
)
