"""Reads CSV files as they come: from Excel with semicolons, in an old encoding, with a quotation mark left open."""

import codecs
import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from library.model.import_columns import COLUMNS
from library.model.imported import ImportNote
from library.reading.import_limits import UnusableError, content_of

MOST_BYTES = 20_000_000
DELIMITERS = (",", ";", "\t", "|")
HEAD = 15


def csv_rows(path: Path, name: str, words: Callable[[str], str]) -> Iterator[tuple[int, list[str]] | ImportNote]:
    """Go through the rows with their numbers. A row that can't be read is a note and spoils no other."""
    data = content_of(path, MOST_BYTES)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        message = "This is a workbook under the name of a CSV file."
        raise UnusableError(message, "Give it the ending .xlsx.")
    text, encoding = _decoded(data)
    if encoding:
        yield ImportNote(name, f"The file is not in UTF-8 and was read as {encoding}.", "Look at “quotes”, – and é.")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ").split("\n")
    delimiter, skipped = _delimiter(lines, words)
    yield from _rows(lines[skipped:], delimiter, name, skipped)


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text, and the encoding's name where it wasn't one that we ask for."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), ""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "Windows-1252, the usual one of older Excel files"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "Latin-1"


def _delimiter(lines: list[str], words: Callable[[str], str]) -> tuple[str, int]:
    """Return what stands between two cells, and how many lines only say so (Excel's `sep=;`)."""
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].rstrip()) == len("sep=;"):
        return lines[0][4], 1
    known = {words(word) for name, others in COLUMNS.items() for word in (name, *others)}

    def fits(delimiter: str) -> tuple[int, int]:
        cells = [[words(cell.strip('" ')) for cell in line.split(delimiter)] for line in lines[:HEAD]]
        return max(sum(cell in known for cell in row) for row in cells), max(len(row) for row in cells)

    return max(DELIMITERS, key=fits), 0


def _rows(lines: list[str], delimiter: str, name: str, skipped: int) -> Iterator[tuple[int, list[str]] | ImportNote]:
    start, number = 0, 0
    while start < len(lines):
        reader = csv.reader((f"{lines[at]}\n" for at in range(start, len(lines))), delimiter=delimiter, strict=True)
        read = 0
        try:
            for row in reader:
                number += 1
                read = reader.line_num
                yield number, row
        except csv.Error:
            number += 1
            bad = start + read
            yield ImportNote(
                name,
                f"Line {bad + 1 + skipped} of the file has a quotation mark that opens or closes nothing, "
                "so this row was left out.",
                "Write two quotation marks for one inside a cell, and bring the list in again.",
                number,
            )
            start = bad + 1
            continue
        return
