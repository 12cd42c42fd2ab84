"""What the rules on questions share: every question of a unit, and what can be chosen in it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from library.model.problem import Finding
from library.model.question import Choice, Matching, Ordering, Question, Scenario, Spotting, Words
from library.reading.documents import Document
from library.rules.rule import Check, Context

About = Callable[[Document, Question], Iterator[Finding]]


class Option(NamedTuple):
    """One thing to choose, to mark or to move, with what a person hears about it."""

    noun: str
    """What it is called in a message."""
    words: Words
    feedback: Words


def questions_of(document: Document) -> tuple[Question, ...]:
    """Return a unit's questions in their order."""
    return document.lesson.questions if document.lesson else ()


def each_question(about: About) -> Check:
    """Return a check that asks the same of every question."""

    def check(document: Document, _: Context) -> Iterator[Finding]:
        for question in questions_of(document):
            yield from about(document, question)

    return check


def head_of(question: Question) -> str:
    """Return a question's first line as its author wrote it."""
    return f"/// {question.kind} | {question.id}" if question.id else f"/// {question.kind}"


def groups_of(question: Question) -> Iterator[tuple[Option, ...]]:
    """Go through what stands side by side: the answers of a question, the turns of each step."""
    if isinstance(question, Choice):
        yield tuple(Option("answer", answer.words, answer.feedback) for answer in question.answers)
    elif isinstance(question, Ordering):
        yield tuple(Option("step", step.words, step.feedback) for step in question.steps)
    elif isinstance(question, Matching):
        yield tuple(Option("row", pair.left, pair.feedback) for pair in question.pairs)
    elif isinstance(question, Spotting):
        yield tuple(Option("phrase", phrase.words, phrase.feedback) for phrase in question.phrases)
    elif isinstance(question, Scenario):
        for step in question.steps:
            yield tuple(Option("choice", turn.words, turn.feedback) for turn in step.turns)
