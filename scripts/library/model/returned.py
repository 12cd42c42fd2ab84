"""A return: a filled form that somebody handed on, as it counts; and what is to be said about one that doesn't."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from library.model.form import Form

Row: TypeAlias = Mapping[str, str | int]
Answer: TypeAlias = str | int | tuple[str, ...] | tuple[Row, ...]
"""Words, a number or an option's id; ids; or the rows of a table."""


class Weight(StrEnum):
    """What becomes of what a note is about."""

    REFUSED = "this return is not counted"
    LEFT_OUT = "this answer is left out, the rest counts"
    NOTED = "it is counted"


@dataclass(frozen=True, slots=True)
class ReturnNote:
    """Something to say about a return, for the person who gathers them."""

    file: str
    """The file's name, with the line where one file holds many."""
    field: str
    """Where in it: such as `answers.level.neglect`; empty for the whole file."""
    message: str
    """What was written and what is wrong with it."""
    instead: str
    """What to write, or whom to ask for what."""
    weight: Weight

    def __str__(self) -> str:
        where = f"{self.file}, {self.field}" if self.field else self.file
        return f"{where}: {self.message} {self.instead} ({self.weight.capitalize()}.)"


@dataclass(frozen=True, slots=True)
class Expected:
    """What the returns should be."""

    kind: str
    """A term of the vocabulary `return-kinds`."""
    form_id: str
    """The id of the resource that the form belongs to."""
    form: Form
    themes: tuple[str, ...] = ()
    """The themes that are asked about where a section is filled in for each."""
    closes: date | None = None
    """The last day; a return that was saved later is late."""


@dataclass(frozen=True, slots=True)
class Return:
    """A return that counts."""

    file: str
    saved: date
    form_version: int
    digest: bytes = field(repr=False)
    """The checksum. Two returns with one checksum say the same to the letter."""
    year: int | None = None
    """The year that it is about, by its first half: 2025 for 2025-26."""
    late: bool = False
    answers: Mapping[tuple[str, str], Answer] = field(default_factory=dict, repr=False)
    """By the question's id and the theme it was asked about; the theme is empty where there is none."""

    def words(self, name: str, theme: str = "") -> str:
        """Return an answer in words or an option's id; nothing where there is none."""
        found = self.answers.get((name, theme))
        return found if isinstance(found, str) else ""

    def several(self, name: str, theme: str = "") -> tuple[str, ...]:
        """Return the ids that were ticked or ranked."""
        found = self.answers.get((name, theme))
        return tuple(item for item in found if isinstance(item, str)) if isinstance(found, tuple) else ()
