"""Mends a line that YAML stumbles over, so that one slip does not hide the next.

Each way of mending is tried in memory and kept only if reading then gets further. What an editor is told is
the mended line: the way that worked is the advice.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml
from yaml.nodes import Node as YamlNode

from library.model.nodes import Trap
from library.reading import yaml_traps

Loader: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_REPAIRS = 25
ENTRY = re.compile(r"^(?P<lead>\s*(?:- +)?(?:[\w-]+:\s+|- +))(?P<value>\S.*?)\s*$")
NO_SPACE = re.compile(r"^(?P<lead>\s*(?:- +)?[a-z_]+:)(?P<value>[^\s/].*)$")
WHOLE_QUOTES = re.compile(r"\"(?:[^\"\\]|\\.)*\"\Z|'(?:[^']|'')*'\Z")
KEY = re.compile(r"^(?P<lead>\s*(?:- +)?)\S")
BRACKETS = re.compile(r"[\[\]{}]")
STEPS = re.compile(r"^\s*(?:[-?:]\s+){40}|^ {200}", re.MULTILINE)
MOST_BRACKETS = 100
BLOCK_MARKS = re.compile(r"[|>][-+0-9]*\Z")
TOO_DEEP = Trap("unreadable", 1, 1, "brackets in brackets, hundreds deep", "Write a short plain list")


class Mend(NamedTuple):
    """One way of mending one line."""

    row: int
    line: str
    trap: Trap


class Stumble(NamedTuple):
    """Where reading stopped, counted from 0."""

    row: int
    column: int
    began: int
    problem: str


def read(lines: list[str]) -> tuple[YamlNode | None, list[Trap]]:
    """Return what YAML makes of the lines, mended in place, and a trap for each mend."""
    traps: list[Trap] = []
    root, stumble = _compose(lines)
    while stumble is not None and len(traps) < MOST_REPAIRS:
        mended = _first_that_helps(lines, stumble)
        if mended is None:
            break
        trap, root, stumble = mended
        traps.append(trap)
    if stumble is None:
        return root, traps
    written = lines[stumble.row].strip() if lines else ""
    if stumble.problem == TOO_DEEP.written:
        return None, [*traps, TOO_DEEP]
    return None, [*traps, _unreadable(stumble.row, written, "", stumble.column + 1)]


def _compose(lines: list[str]) -> tuple[YamlNode | None, Stumble | None]:
    text = "\n".join(lines)
    if _is_too_deep(text):
        return None, Stumble(0, 0, 0, TOO_DEEP.written)
    try:
        return yaml.compose(text, Loader=Loader), None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        began = getattr(error, "context_mark", None) or mark
        last = len(lines) - 1
        row, first = (min(place.line, last) if place else 0 for place in (mark, began))
        return None, Stumble(row, mark.column if mark else 0, first, str(getattr(error, "problem", "")))


def _is_too_deep(text: str) -> bool:
    """Tell whether the text would overflow the stack of libyaml, which ends the program without a word."""
    depth = 0
    for found in BRACKETS.finditer(text):
        depth += 1 if found[0] in "[{" else -1
        if depth > MOST_BRACKETS:
            return True
    return STEPS.search(text) is not None


def _first_that_helps(lines: list[str], stumble: Stumble) -> tuple[Trap, YamlNode | None, Stumble | None] | None:
    for mend in _mends(lines, stumble):
        before, lines[mend.row] = lines[mend.row], mend.line
        root, following = _compose(lines)
        # An open quotation mark is only noticed further down, so there any new stumble is progress.
        late = mend.row < stumble.row and following is not None and following[:2] != stumble[:2]
        if following is None or following.row > stumble.row or late:
            return mend.trap, root, following
        lines[mend.row] = before
    return None


def _mends(lines: list[str], stumble: Stumble) -> Iterator[Mend]:
    rows = [row for row in dict.fromkeys((stumble.row, stumble.row - 1, stumble.began)) if 0 <= row < len(lines)]
    for row in rows:
        yield from _closed_bracket(lines, row)
    for row in rows:
        yield from _in_quotes(lines, row, only_signs=row != stumble.row)
    for row in rows:
        yield from _spaced(lines, row)
    yield from _lined_up(lines, stumble.row)


def _closed_bracket(lines: list[str], row: int) -> Iterator[Mend]:
    found = ENTRY.match(lines[row])
    if found and found["value"].startswith("[") and "]" not in found["value"]:
        line = lines[row].rstrip().rstrip(",") + "]"
        yield Mend(row, line, _unreadable(row, lines[row].strip(), line.strip(), len(found["lead"]) + 1, "no bracket"))


def _in_quotes(lines: list[str], row: int, *, only_signs: bool) -> Iterator[Mend]:
    found = ENTRY.match(lines[row])
    if not found or WHOLE_QUOTES.match(found["value"]) or BLOCK_MARKS.match(found["value"]):
        return
    lead, value = found["lead"], found["value"]
    if only_signs and value[0].isalnum():
        return
    quoted = yaml_traps.quoted(value)
    colon = (": " in value or value.endswith(":")) and value[0] not in "\"'"
    kind = "unquoted-colon" if colon else "unquoted-sign"
    yield Mend(row, lead + quoted, Trap(kind, row + 1, len(lead) + 1, value, f"{lead.strip()} {quoted}"))


def _spaced(lines: list[str], row: int) -> Iterator[Mend]:
    if found := NO_SPACE.match(lines[row]):
        line = f"{found['lead']} {found['value']}"
        yield Mend(row, line, _unreadable(row, lines[row].strip(), line.strip(), len(found["lead"]) + 1, "no space"))


def _lined_up(lines: list[str], row: int) -> Iterator[Mend]:
    """Move a line to where the lines above it begin."""
    written = lines[row].strip()
    above = [line for line in lines[max(0, row - 6) : row] if line.strip()]
    leads = [len(found["lead"]) for line in reversed(above) if (found := KEY.match(line))]
    for lead in dict.fromkeys((*leads, 0)):
        line = " " * lead + written
        if line != lines[row].rstrip():
            spaces = f"{lead} space{'' if lead == 1 else 's'} in front: {written}"
            yield Mend(row, line, _unreadable(row, written, spaces, 1, "spaces"))


def _unreadable(row: int, written: str, instead: str, column: int, reason: str = "") -> Trap:
    return Trap("unreadable", row + 1, column, written, instead, reason)
