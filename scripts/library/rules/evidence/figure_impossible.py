"""A number that can't be."""

from collections.abc import Iterator

from library.model.evidence import COUNT, ONE_IN, PER_CENT, Figure
from library.model.nodes import Mapping, Sequence
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at

HUNDRED = 100


def _check(document: Document, _: Context) -> Iterator[Finding]:
    values = document.front.get("values") if document.model is Figure and document.front else None
    for value in values.items if isinstance(values, Sequence) else ():
        if isinstance(value, Mapping):
            yield from _value(document, value)


def _value(document: Document, value: Mapping) -> Iterator[Finding]:
    scalar, unit = one(value, "number"), value.text("unit").strip()
    number = _number(scalar.text) if scalar else None
    if not scalar or number is None:
        return
    whole = _number(value.text("of"))
    if unit == PER_CENT and number > HUNDRED:
        yield Finding(at(document, scalar), f"{scalar.text} per cent is more than all.", "A number from 0 to 100")
    elif unit == ONE_IN and number < 1:
        yield Finding(at(document, scalar), f"“One in {scalar.text}” is more than all.", "A number from 1")
    elif unit == COUNT and whole is not None and number > whole:
        yield Finding(at(document, scalar), f"{scalar.text} of {whole:g} is more than all.", "The source's number")
    elif unit != COUNT and whole is not None and (key := value.key("of")):
        yield Finding(at(document, key), "`of` goes only with the unit `count`.", "Delete `of`, or write `unit: count`")


def _number(text: str) -> float | None:
    """Return a number written in figures."""
    digits = text.strip().replace(".", "", 1)
    return float(text) if digits.isascii() and digits.isdigit() and len(digits) < 13 else None


RULE = Rule(
    name="figure-impossible",
    what="A figure says more than all: over 100 per cent, one in less than one, or more than there were.",
    why="Readers quote figures in meetings. One slip of the keyboard becomes a fact.",
    check=_check,
)
