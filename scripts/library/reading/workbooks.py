"""Reads the rows of a workbook: what its cells show, never what they would compute."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from library.model.imported import ImportNote
from library.reading.import_limits import UnusableError, office_file

MOST_COLUMNS = 200
MOST_ROWS = 100_000
EMPTY_ROWS = 500
"""Empty rows after which a sheet has ended: a stray space far below makes some of them a million rows long."""


def workbook_rows(path: Path, name: str) -> Iterator[tuple[int, list[str]] | ImportNote]:
    """Go through the rows of the first sheet that has any."""
    try:
        # Opened twice: once for what cells show, once to see which of them are formulas without a stored result.
        shown = openpyxl.load_workbook(office_file(path), read_only=True, data_only=True, keep_links=False)
        written = openpyxl.load_workbook(office_file(path), read_only=True, keep_links=False)
        sheets = [sheet for sheet in shown.worksheets if sheet.sheet_state == "visible"]
        sheet = _first_with_words(sheets)
        others = [f"“{other.title}”" for other in shown.worksheets if other is not sheet]
        if others:
            message = f"Only the sheet “{sheet.title}” was read, not {', '.join(others)}."
            yield ImportNote(name, message, "Save another as a file of its own to bring it in.")
        yield from _rows(sheet, written[sheet.title], name)
    except UnusableError:
        raise
    except Exception:  # noqa: BLE001 - whatever a broken file makes a reader stumble over
        message = "The file is broken: its cells can't be read any further."
        raise UnusableError(message, "Open it and save it again as .xlsx, or ask for a new copy.") from None


def _first_with_words(sheets: list[Any]) -> Any:
    for sheet in sheets:
        if _has_words(sheet):
            return sheet
    message = "The workbook has no sheet with words in it."
    raise UnusableError(message, "Open it and see whether the list is hidden.")


def _has_words(sheet: Any) -> bool:
    rows = sheet.iter_rows(max_row=50, max_col=MOST_COLUMNS, values_only=True)
    return any(cell not in (None, "") for row in rows for cell in row)


def _rows(sheet: Any, written: Any, name: str) -> Iterator[tuple[int, list[str]] | ImportNote]:
    # What a sheet says of its own size is often wrong, and may be made to be.
    sheet.reset_dimensions()
    written.reset_dimensions()
    limits = {"max_row": MOST_ROWS, "max_col": MOST_COLUMNS, "values_only": True}
    empty = 0
    pairs = zip(sheet.iter_rows(**limits), written.iter_rows(**limits), strict=False)
    for number, (values, formulas) in enumerate(pairs, start=1):
        cells = [_text(value) for value in values]
        for place, (cell, formula) in enumerate(zip(cells, formulas, strict=False), start=1):
            if not cell and isinstance(formula, str) and formula.startswith("="):
                message = f"Column {place} holds a formula whose result the file does not store."
                yield ImportNote(name, message, "Write the result in its place.", number)
        empty = 0 if any(cells) else empty + 1
        if empty > EMPTY_ROWS:
            return
        yield number, cells


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return "" if text.startswith("#") and text.rstrip("!?").isupper() and text.endswith(("!", "?", "#N/A")) else text
