"""Reads a list of resources from a CSV file or a workbook: which column fills which field, and each row's words."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from library.model import fields
from library.model.import_columns import ABOUT_PEOPLE, COLUMNS
from library.model.imported import SOURCE, Brought, Columns, ImportNote, Incoming
from library.model.resource import Resource
from library.reading.delimited import csv_rows
from library.reading.import_html import plain_words
from library.reading.import_limits import UnusableError
from library.reading.workbooks import workbook_rows

FIRST_ROWS = 15
"""Rows among which the headings are looked for: many lists begin with a name and a date."""
MOST_CELL = 20_000
FORMULA = re.compile(r"\s*(?:=|@\w|[+-]\s*[A-Za-z_]\w*[(!|])")
NOT_FILLED = ("aliases", "related", "builds_on", "changes", "status", "sources")
"""Fields that a list never fills: they follow from the library itself."""
Row = tuple[int, list[str]]


def read_list(path: Path, name: str, chosen: Mapping[str, str]) -> Iterator[Brought]:
    """Go through a list: first its columns, then each row. `chosen` gives the field for a heading.

    Raises UnusableError where nothing at all can be read.
    """
    rows = _rows(path, name)
    first: list[Row | ImportNote] = list(islice(rows, FIRST_ROWS))
    number, headings = _headings([row for row in first if isinstance(row, tuple)], chosen)
    columns, places = _columns(name, headings, chosen)
    if "title" not in places.values():
        found = ", ".join(f"“{words}”" for words in headings if words) or "none"
        message = f"No column of this list is called “title” or a word that means it. Its columns are: {found}."
        raise UnusableError(message, 'Say which holds the titles, such as --column "Our name for it=title".')
    yield columns
    for row in (*first, *rows):
        if isinstance(row, ImportNote):
            yield row
        elif row[0] > number and any(cell.strip() for cell in row[1]):
            yield _incoming(name, row, places, len(headings))


def _rows(path: Path, name: str) -> Iterator[Row | ImportNote]:
    return (
        csv_rows(path, name, plain_heading)
        if path.suffix.lower() in {".csv", ".tsv", ".txt"}
        else workbook_rows(path, name)
    )


def _headings(rows: list[Row], chosen: Mapping[str, str]) -> Row:
    """Return the row that names most columns; the first of equals."""
    known = [(sum(1 for cell in cells if field_of(cell, chosen)), -number) for number, cells in rows]
    if not known:
        message = "The list is empty."
        raise UnusableError(message, "Save it again with its headings in the first row.")
    best = known.index(max(known))
    return rows[best]


def known_fields() -> Mapping[str, str]:
    """Return every word that can stand over a column, with the field that it means."""
    named = {plain_heading(spec.name): spec.name for spec in fields.fields_of(Resource) if spec.name not in NOT_FILLED}
    others = {word: name for name, words in COLUMNS.items() for word in words}
    return others | {plain_heading(name): name for name in COLUMNS} | named


def field_of(heading: str, chosen: Mapping[str, str]) -> str:
    """Return the field that a heading means; nothing where that isn't certain."""
    return chosen.get(plain_heading(heading), "") or known_fields().get(plain_heading(heading), "")


def plain_heading(heading: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"\([^)]*\)|\*", "", heading.lower())).split())


def _columns(name: str, headings: list[str], chosen: Mapping[str, str]) -> tuple[Columns, dict[int, str]]:
    places: dict[int, str] = {}
    matched: list[tuple[str, str]] = []
    unmatched: list[tuple[str, str]] = []
    for place, cell in enumerate(headings):
        heading = plain_words(cell)
        found = field_of(heading, chosen)
        if not heading:
            continue
        if found and found not in places.values():
            places[place] = found
            matched.append((heading, found))
        else:
            unmatched.append((heading, _why_not(heading, found)))
    return Columns(name, tuple(matched), tuple(unmatched)), places


def _why_not(heading: str, found: str) -> str:
    if found:
        return f"another column fills `{found}` already"
    words = plain_heading(heading)
    if words in ABOUT_PEOPLE:
        return "names of people and their contact details are never brought in"
    near = difflib.get_close_matches(words, list(known_fields()), n=1, cutoff=0.75)
    if near:
        return f'it may mean `{known_fields()[near[0]]}`. If so, add --column "{heading}={known_fields()[near[0]]}"'
    return "no field has this name"


def _incoming(name: str, row: Row, places: Mapping[int, str], width: int) -> Incoming:
    number, cells = row
    values: dict[str, str] = {}
    incoming = Incoming(name, number)
    notes: list[ImportNote] = []
    for place, field in places.items():
        cell = cells[place].strip() if place < len(cells) else ""
        if FORMULA.match(cell):
            notes.append(incoming.note(f"`{_shown(field)}` holds a formula, which stayed behind.", "Write its result."))
        elif len(cell) > MOST_CELL:
            notes.append(incoming.note(f"`{_shown(field)}` has more than {MOST_CELL} characters, and stayed behind."))
        elif cell:
            values[field] = cell
    if any(cell.strip() for cell in cells[width:]):
        notes.append(incoming.note("This row has more cells than there are headings; those stayed behind."))
    return replace(incoming, values=values, notes=tuple(notes))


def _shown(field: str) -> str:
    return field.replace(SOURCE, "sources: ")
