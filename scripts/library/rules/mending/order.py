"""The order of the fields at the top of a file: the one in which the guide explains them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from library.model.nodes import Mapping
from library.reading.documents import Document
from library.reading.rereading import fields_of
from library.rules.mending.mend import Edit, Mend, starts_of
from library.rules.metadata.records import specs_of

UNSURE = {
    "unreadable",
    "unquoted-sign",
    "unquoted-colon",
    "joined-lines",
    "duplicate-key",
    "alias",
    "tab",
    "no-front-matter",
}
IGNORE = re.compile(r"#\s*ignore\s+[A-Z]{3}\d{3}")


@dataclass(frozen=True, slots=True)
class Block:
    """A field with the remarks that belong to it."""

    name: str
    start: int
    """Its first row in the file, counted from 0."""
    end: int
    """The row after its last."""


def mends(document: Document) -> Iterator[Mend]:
    """Propose the common order. Fields that nobody knows stay behind the field that they stand behind."""
    found = blocks_of(document)
    wanted = _in_order(found, list(specs_of(document.model)))
    if wanted == list(found):
        return
    lines, starts = document.text.split("\n"), starts_of(document.text)
    words = "\n".join("\n".join(lines[block.start : block.end]) for block in wanted) + "\n"
    moved = next(block for block, there in zip(wanted, found, strict=True) if block != there)
    edit = Edit(starts[found[0].start], starts[found[-1].end], words)
    yield Mend(
        "", found[0].start + 1, 1, f"The fields get their usual order, `{moved.name}` first of those that move", (edit,)
    )


def _in_order(found: Sequence[Block], names: list[str]) -> list[Block]:
    followers: list[list[Block]] = []
    for block in found:
        if block.name in names or not followers:
            followers.append([block])
        else:
            followers[-1].append(block)
    place = {name: number for number, name in enumerate(names)}
    followers.sort(key=lambda group: place.get(group[0].name, -1))
    return [block for group in followers for block in group]


def blocks_of(document: Document) -> tuple[Block, ...]:
    """Return the fields at the top of a file with their lines; none where that can't be told for certain."""
    found = fields_of(document, document.text)
    root = found.root if found else None
    if not found or not isinstance(root, Mapping) or any(trap.kind in UNSURE for trap in found.traps):
        return ()
    lines = document.text.split("\n")
    keys = [key for key, _ in root.entries]
    rows = [key.line - 1 for key in keys]
    own_lines = all(lines[row].startswith(key.text) and key.column == 1 for row, key in zip(rows, keys, strict=True))
    if not keys or not own_lines or len({key.text for key in keys}) < len(keys) or rows != sorted(set(rows)):
        return ()
    end = found.first_line - 1 + found.text.count("\n") + 1
    starts = [
        _first_start(lines, rows[0]),
        *(_start(lines, row, before) for before, row in pairwise(rows)),
    ]
    ends = [*starts[1:], _end(lines, rows[-1], min(end, len(lines) - 1) if document.path.endswith(".yml") else end)]
    return tuple(Block(key.text, start, stop) for key, start, stop in zip(keys, starts, ends, strict=True))


def _is_between(line: str) -> bool:
    return not line.strip() or line.startswith("#")


def _start(lines: list[str], row: int, before: int) -> int:
    """Return where a field's own remarks begin: below the first empty line, or directly below the field above."""
    start = row
    while start - 1 > before and _is_between(lines[start - 1]):
        start -= 1
    return next((at for at in range(start, row) if not lines[at].strip()), start)


def _first_start(lines: list[str], row: int) -> int:
    """Return the first field's row: remarks above it speak of the whole file, unless one is to the check."""
    return row - 1 if row and IGNORE.search(lines[row - 1]) and lines[row - 1].startswith("#") else row


def _end(lines: list[str], row: int, end: int) -> int:
    while end - 1 > row and _is_between(lines[end - 1]):
        end -= 1
    return end
