"""Theme evidence: one figure with its honest frame, kept in one place and shown wherever it is needed."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from library.model import fields

PER_CENT, ONE_IN, COUNT = "per-cent", "one-in", "count"
"""The units, as the vocabulary `figure-units` names them."""
NUMBER = r"\d{1,9}(\.\d{1,2})?"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """One number of a figure."""

    label: Annotated[str, fields.Text(min=3, max=120)]
    """Whom or what it counts."""
    number: Annotated[
        str,
        fields.Text(max=12, pattern=NUMBER, looks_like="a number in figures, such as `42.8`"),
    ]
    """The number as the source gives it; never rounded by us."""
    unit: Annotated[str, fields.Term("figure-units")]
    """What the number means."""
    of: Annotated[int, fields.Number(min=1)] | None = None
    """How many there were in all; only with `count`."""

    @property
    def share(self) -> float | None:
        """The length of its bar, from 0 to 100; None where it is no part of a whole."""
        if not re.fullmatch(NUMBER, self.number, re.ASCII):
            return None
        number = float(self.number)
        if self.unit == PER_CENT:
            return min(number, 100.0)
        if self.unit == ONE_IN:
            return 100 / number if number >= 1 else None
        return min(100 * number / self.of, 100.0) if self.of else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSource:
    """Who published a figure."""

    title: Annotated[str, fields.Text(max=200)]
    """The source's own title."""
    publisher: Annotated[str, fields.Text(max=120)]
    """Who published it."""
    year: Annotated[int, fields.Number(min=1900, max=2100)]
    """The year it was published."""
    url: Annotated[str, fields.Url()] = ""
    """Its own address, if it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure, from resources/evidence/<id>.yml."""

    theme: Annotated[str, fields.Term("themes")]
    """The theme whose page shows it."""
    measures: Annotated[str, fields.Text(min=20, max=200)]
    """What is measured, in a plain sentence."""
    values: Annotated[tuple[FigureValue, ...], fields.ListOf(fields.Record(FigureValue), min=1, max=6)]
    """The numbers."""
    population: Annotated[str, fields.Text(min=10, max=240)]
    """Who was asked or counted, where, and how many if the source says so."""
    period: Annotated[str, fields.Text(min=4, max=60)]
    """When they were asked or counted, such as `2023-24`."""
    source: Annotated[FigureSource, fields.Record(FigureSource)]
    """Who published it."""
    caution: Annotated[str, fields.Text(min=20, max=400)]
    """What the figure does not say."""
    checked: Annotated[date, fields.Date()]
    """The day on which somebody last compared the figure with its source."""
    marker: Annotated[str, fields.Term("fact-markers")]
    """How the figure was checked."""
    resources: Annotated[tuple[str, ...], fields.ListOf(fields.Reference(), max=12)] = ()
    """Ids of resources whose pages show it too."""

    id: str
    """Its file's name; its place on the page is `#figure-<id>`."""
    path: str
    """Its file, from the repository's top folder."""
