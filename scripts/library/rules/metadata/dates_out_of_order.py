"""Days that can't have come in this order."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from library.model.messages import said
from library.model.nodes import Mapping, Scalar, Sequence
from library.model.problem import Finding
from library.model.resource import Resource
from library.reading.documents import Document
from library.reading.records import as_date
from library.rules.metadata.records import groups_of, one
from library.rules.rule import Context, Rule, at

OLDEST = date(2000, 1, 1)
READ_BEFORE_PUBLISHING = timedelta(days=31)
"""A page is read through shortly before it first appears; a longer gap is a slip in one of the two."""


class _Day(NamedTuple):
    scalar: Scalar
    day: date


def _check(document: Document, _: Context) -> Iterator[Finding]:
    if document.model is Resource and document.front:
        yield from _of_resource(document, document.front)
    for group in groups_of(document):
        year, checked = one(group.node, "year"), _day(group.node, "checked")
        if year and checked and year.text.isdecimal() and int(year.text[:4]) > checked.day.year:
            path = f"{group.path}checked"
            words = said("checked-before-year", path=path, day=checked.day, year=year.text[:4])
            yield Finding(at(document, checked.scalar), *words)


def _of_resource(document: Document, front: Mapping) -> Iterator[Finding]:
    days = {name: day for name in ("published", "reviewed", "law_checked") if (day := _day(front, name))}
    for name, found in days.items():
        if found.day < OLDEST:
            words = said("date-before-library", name=name, day=found.day, meant=f"20{found.day:%y-%m-%d}")
            yield Finding(at(document, found.scalar), *words)
    published, reviewed = days.get("published"), days.get("reviewed")
    if not published:
        return
    if reviewed and OLDEST <= reviewed.day < published.day - READ_BEFORE_PUBLISHING:
        words = said("reviewed-before-published", day=reviewed.day, published=published.day)
        yield Finding(at(document, reviewed.scalar), *words)
    yield from _of_changes(document, front, published.day)


def _of_changes(document: Document, front: Mapping, published: date) -> Iterator[Finding]:
    node = front.get("changes")
    items = node.items if isinstance(node, Sequence) else ()
    days = [found for item in items if isinstance(item, Mapping) and (found := _day(item, "date"))]
    for change in days:
        if change.day < published:
            words = said("change-before-published", day=change.day, published=published)
            yield Finding(at(document, change.scalar), *words)
    for upper, lower in pairwise(days):
        if lower.day > upper.day:
            words = said("changes-out-of-order", day=lower.day, other=upper.day)
            yield Finding(at(document, lower.scalar), *words)


def _day(node: Mapping, name: str) -> _Day | None:
    scalar = one(node, name)
    day = as_date(scalar.text.strip()) if scalar else None
    return _Day(scalar, day) if scalar and day else None


RULE = Rule(
    name="dates-out-of-order",
    what="Two dates can't both be right, such as a change before the day of publishing.",
    why="Readers judge by these dates whether they can rely on a page.",
    check=_check,
)
