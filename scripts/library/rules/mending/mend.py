"""What a mend is, and the text that it makes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from library.model.nodes import Scalar
from library.reading.documents import Document

Path = tuple[str | int, ...]
"""Where a value stands among a file's values: names of fields, and places in lists from 0."""
Wanted = Callable[[str, Document, int], bool]
"""Whether a rule's faults on a line of a document are to be mended at all."""
QUOTED = re.compile(r"\"(?P<double>[^\"\\\n]*)\"|'(?P<single>(?:[^'\n]|'')*)'")


@dataclass(frozen=True, slots=True)
class Edit:
    """Other words for a stretch of the text."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Mend:
    """One mend, with all that it may change."""

    rule: str
    """The name of the rule that finds the fault; empty for a matter of layout alone."""
    line: int
    column: int
    what: str
    """What it does, as a sentence without its full stop."""
    edits: tuple[Edit, ...]
    gone: tuple[Path, ...] = ()
    """The places whose values it replaces, with all beneath them."""
    says: Mapping[Path, str] = field(default_factory=dict)
    """The values that it puts in their place. Every other value stays as it is."""


def applied(text: str, edits: tuple[Edit, ...]) -> str:
    """Return the text with the edits made."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.words + text[edit.end :]
    return text


def starts_of(text: str) -> list[int]:
    """Return where each line of a text begins."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


def offset(text: str, line: int, column: int) -> int:
    """Return the place of a line and column in the text; its end where there is no such line."""
    starts = starts_of(text)
    return starts[line - 1] + column - 1 if 0 < line < len(starts) else len(text)


def span(text: str, scalar: Scalar) -> tuple[int, int] | None:
    """Return where a value's own words begin and end, without its quotes; None where they can't be told exactly."""
    start = offset(text, scalar.line, scalar.column)
    if scalar.plain:
        end = start + len(scalar.text)
        return (start, end) if text[start:end] == scalar.text else None
    found = QUOTED.match(text, start)
    if not found:
        return None
    group = "double" if found["double"] is not None else "single"
    inside = found[group] if group == "double" else found[group].replace("''", "'")
    return found.span(group) if inside == scalar.text else None
