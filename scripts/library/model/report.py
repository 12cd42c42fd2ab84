"""A report on returns as plain data: what a page, a Word file and a spreadsheet are written from.

Every word in it is plain text. Whoever writes a file from it makes the text harmless there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

HIDDEN = "hidden"
"""What stands for a number that is too small to show, or that would give one away."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One number of a chart."""

    row: str
    """The line or the column of squares it belongs to."""
    part: str
    """What it counts: an answer, a level."""
    value: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a table. Everything in it also stands in the table."""

    name: str
    """Its file's name without the ending."""
    shape: str
    """`bars`, `stacked` or `squares`."""
    title: str
    words: str
    """What it shows, for somebody who can't see it."""
    bars: tuple[Bar, ...]
    rows: tuple[str, ...]
    """In their order from the top."""
    parts: tuple[str, ...]
    """In their order; in `squares` the levels from the lowest."""
    columns: tuple[str, ...] = ()
    """Of `squares`: each bar's row is then `row\\tcolumn`."""
    axis: str = ""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table with a header row; the first cell of each row names the row."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody marked for sharing."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class ReportLink:
    """A way to a page of the library."""

    label: str
    target: str
    """Relative to the report's index.md."""


@dataclass(frozen=True, slots=True)
class ReportPart:
    """What stands under one heading."""

    title: str
    level: int = 2
    words: tuple[str, ...] = ()
    """Paragraphs."""
    points: tuple[str, ...] = ()
    tables: tuple[ReportTable, ...] = ()
    quotes: tuple[Quote, ...] = ()
    links: tuple[ReportLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The whole."""

    title: str
    summary: str
    opening: str
    """The first sentences of the page."""
    parts: tuple[ReportPart, ...]
    questions: tuple[str, str, str]
    """To take to supervision."""

    @property
    def tables(self) -> Iterator[tuple[ReportPart, ReportTable]]:
        """Every table, with the part it stands in."""
        return ((part, table) for part in self.parts for table in part.tables)

    @property
    def charts(self) -> Iterator[Chart]:
        """Every chart."""
        return (table.chart for _, table in self.tables if table.chart)
