"""What a unit of a course asks: typed questions, each with feedback for every choice.

Questions stand in a unit's Markdown, between `/// kind | id` and `///`. Their ids are what a person's answers
are kept under, so they never change; so are the keys of answers, which come from the answers' own words.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from library.model.packing import Packed


class QuestionKind(StrEnum):
    """The words after `///` that begin a question."""

    ONE = "one"
    SEVERAL = "several"
    TRUE_OR_FALSE = "true-or-false"
    WORDING = "wording"
    ORDER = "order"
    MATCH = "match"
    SPOT = "spot"
    SCENARIO = "scenario"
    REFLECTION = "reflection"
    CONFIDENCE = "confidence"


CHOICES = (QuestionKind.ONE, QuestionKind.SEVERAL, QuestionKind.TRUE_OR_FALSE, QuestionKind.WORDING)
"""Kinds that are a list with ticks."""
OWN_WORDS = (QuestionKind.REFLECTION, QuestionKind.CONFIDENCE)
"""Kinds to which nothing is right or wrong."""


def key_of(words: str) -> str:
    """Return the key of an answer: it stays when answers change places, and goes when the answer is another one."""
    return hashlib.sha256(" ".join(words.split()).casefold().encode()).hexdigest()[:6]


@dataclass(frozen=True, slots=True)
class Words(Packed):
    """A few words of Markdown."""

    text: str
    """As written."""
    html: str
    """As rendered. A single paragraph comes without its `<p>`."""
    line: int
    """The line of the file on which they begin."""


@dataclass(frozen=True, slots=True)
class Answer(Packed):
    """One of the answers that a person chooses from, or one phrase that they may mark."""

    key: str
    words: Words
    right: bool
    feedback: Words


@dataclass(frozen=True, slots=True)
class Choice(Packed):
    """One answer, several answers, true or false, or the better wording."""

    kind: QuestionKind
    id: str
    line: int
    prompt: Words
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Ordering(Packed):
    """Steps to put in order."""

    id: str
    line: int
    prompt: Words
    steps: tuple[Answer, ...]
    """In the right order. Their feedback, which may be empty, says why each stands there."""
    feedback: Words
    """What everybody sees afterwards; may be empty."""
    kind: QuestionKind = QuestionKind.ORDER


@dataclass(frozen=True, slots=True)
class Pair(Packed):
    """Two things that belong together."""

    key: str
    left: Words
    right: Words
    feedback: Words


@dataclass(frozen=True, slots=True)
class Matching(Packed):
    """Pairs to find."""

    id: str
    line: int
    prompt: Words
    left_title: str
    right_title: str
    pairs: tuple[Pair, ...]
    kind: QuestionKind = QuestionKind.MATCH


@dataclass(frozen=True, slots=True)
class Spotting(Packed):
    """A short record in which to mark the phrases that need a question."""

    id: str
    line: int
    prompt: Words
    record: tuple[str | Answer, ...]
    """The record in pieces: HTML as it stands, and phrases. A right phrase is one to find."""
    kind: QuestionKind = QuestionKind.SPOT

    @property
    def phrases(self) -> tuple[Answer, ...]:
        """The phrases in the record's order."""
        return tuple(piece for piece in self.record if isinstance(piece, Answer))


@dataclass(frozen=True, slots=True)
class Turn(Packed):
    """Something to say in a scenario."""

    key: str
    words: Words
    to: str
    """The name of the step that it leads to."""
    feedback: Words


@dataclass(frozen=True, slots=True)
class Step(Packed):
    """One moment of a scenario. Without turns it is an ending."""

    name: str
    line: int
    words: Words
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Scenario(Packed):
    """A conversation in which each choice leads somewhere."""

    id: str
    line: int
    prompt: Words
    steps: tuple[Step, ...]
    """The first is where it begins."""
    kind: QuestionKind = QuestionKind.SCENARIO


@dataclass(frozen=True, slots=True)
class Open(Packed):
    """A reflection in the person's own words, or how confident they feel, from 1 to 5."""

    kind: QuestionKind
    id: str
    line: int
    prompt: Words


Question: TypeAlias = Choice | Ordering | Matching | Spotting | Scenario | Open


@dataclass(frozen=True, slots=True)
class Prose(Packed):
    """What stands between two questions."""

    html: str
    line: int


@dataclass(frozen=True, slots=True)
class TrainerNote(Packed):
    """What a trainer does with a unit in a room."""

    line: int
    minutes: int
    words: Words


Part: TypeAlias = Prose | Question


@dataclass(frozen=True, slots=True)
class Lesson(Packed):
    """A unit's body in its parts."""

    parts: tuple[Part, ...]
    notes: tuple[TrainerNote, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions in their order."""
        return tuple(part for part in self.parts if not isinstance(part, Prose))
