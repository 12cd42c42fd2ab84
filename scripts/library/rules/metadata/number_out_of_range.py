"""A number that its field does not take."""

from collections.abc import Iterator
from functools import partial

from library.model import fields
from library.model.messages import said
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.kinds import NUMBER
from library.rules.metadata.records import every_scalar
from library.rules.rule import Context, Rule, at, short

LONGEST = 15
"""More digits than any number here could have."""


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for value, kind, scalar in every_scalar(document, context):
        text = scalar.text.strip()
        if not isinstance(kind, fields.Number) or not NUMBER.match(text):
            continue
        number = int(text[:LONGEST])
        allowed = kind.choices or (kind.min, kind.max)
        if number in kind.choices or (not kind.choices and kind.min <= number <= kind.max):
            continue
        nearest = min(allowed, key=partial(_distance, number))
        values = {"path": value.path, "text": short(text), "nearest": nearest, "min": kind.min, "max": kind.max}
        found = "number-not-a-choice" if kind.choices else "number-out-of-range"
        yield Finding(at(document, scalar), *said(found, **values, choices=", ".join(map(str, kind.choices))))


def _distance(number: int, choice: int) -> tuple[int, int]:
    return abs(choice - number), choice


RULE = Rule(
    name="number-out-of-range",
    what="A number is too small or too large, or not one of those that its field takes.",
    why="Readers filter by these numbers; one outside the list is found by no filter.",
    check=_check,
)
