"""How a file is laid out: line ends, spaces at the ends of lines, tabs that indent."""

from collections.abc import Iterator

from library.reading.documents import Document
from library.reading.rereading import WITH_FRONT_MATTER, Fields, fields_of
from library.rules.mending.mend import Edit, Mend, starts_of

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
MISLEADING = {"unreadable", "joined-lines", "duplicate-key"}
"""Where a line stands in the wrong place, nobody can tell how far its tab was meant to indent."""


def of_bytes(data: bytes) -> tuple[str, ...]:
    """Say what reading has already put right: an invisible mark at the start, and foreign line ends."""
    said = []
    if data.startswith(BYTE_ORDER_MARK):
        said.append("An invisible mark at the start of the file (a byte order mark) goes")
    if b"\r" in data:
        said.append("Line ends of Windows become those that every other file here has")
    return tuple(said)


def mends(document: Document) -> Iterator[Mend]:
    """Propose what makes the layout the common one."""
    text = document.text
    if text and not text.endswith("\n"):
        line = text.count("\n") + 1
        end = len(text)
        yield Mend("", line, 1, "The last line gets its line end", (Edit(end, end, "\n"),))
    found = fields_of(document, text)
    if found:
        yield from _tabs(document, found)
        yield from _spaces(document, found)


def _rows(document: Document, found: Fields) -> range:
    """Return the rows that hold YAML, the fences among them, counted from 0."""
    first = found.first_line - 1
    fences = document.model in WITH_FRONT_MATTER and document.path.endswith(".md")
    return range(first - fences, first + found.text.count("\n") + 1 + fences)


def _tabs(document: Document, found: Fields) -> Iterator[Mend]:
    tabs = [trap for trap in found.traps if trap.kind == "tab"]
    if not tabs or any(trap.kind in MISLEADING for trap in found.traps):
        return
    lines, starts = document.text.split("\n"), starts_of(document.text)
    edits = []
    for trap in tabs:
        line = lines[trap.line - 1]
        lead = line[: len(line) - len(line.lstrip(" \t"))]
        start = starts[trap.line - 1]
        edits.append(Edit(start, start + len(lead), lead.replace("\t", "  ")))
    what = "Each tab in front of a line becomes two spaces"
    yield Mend("tab", tabs[0].line, tabs[0].column, what, tuple(edits))


def _spaces(document: Document, found: Fields) -> Iterator[Mend]:
    lines, starts = document.text.split("\n"), starts_of(document.text)
    edits: dict[int, Edit] = {}
    for row in _rows(document, found):
        bare = lines[row].rstrip(" \t")
        if bare != lines[row]:
            edits[row] = Edit(starts[row] + len(bare), starts[row] + len(lines[row]), "")
    if edits:
        first = min(edits)
        what = "Spaces at the ends of lines go"
        yield Mend("", first + 1, len(lines[first]), what, tuple(edits.values()))
    # Inside some values they count, so that all together are refused: then each by itself.
    for row, edit in edits.items() if len(edits) > 1 else ():
        yield Mend("", row + 1, len(lines[row]), "Spaces at the end of the line go", (edit,))
