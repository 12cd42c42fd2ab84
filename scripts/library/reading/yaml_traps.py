"""The traps in YAML that editors fall into. Each was seen to break a page silently.

The list is the design's own: an unquoted colon, ` #` that cuts a title short, tabs, duplicate keys, `NO`,
`12:30:00`, `010`, `1.10`, `2026-02-30`, and `- a` followed by ` -b`. YAML 1.1: https://yaml.org/spec/1.1/
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from library.model.nodes import Node, Scalar, Trap

BOOLEAN_WORDS = re.compile(r"(?i)(y|n|yes|no|on|off)\Z")
ODD_BOOLEANS = re.compile(r"(True|TRUE|False|FALSE)\Z")
NULLS = re.compile(r"(~|null|Null|NULL)\Z")
SEXAGESIMAL = re.compile(r"[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?\Z")
LEADING_ZERO = re.compile(r"[-+]?0[0-9]+\Z")
TRAILING_ZERO = re.compile(r"[0-9]+\.[0-9]*0\Z")
DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\Z")
EXPONENT = re.compile(r"[-+]?[0-9][0-9_]*(\.[0-9]*)?[eE][-+]?[0-9]+\Z")
OTHER_BASE = re.compile(r"[-+]?0(x[0-9a-fA-F_]+|o[0-7_]+|b[01_]+)\Z")
GROUPED = re.compile(r"[-+]?[0-9]+(_[0-9]+)+\Z")
SIGNED = re.compile(r"\+[0-9]+\Z")
NO_NUMBER = re.compile(r"(?i)[-+]?\.(inf|nan)\Z")
ITEM = re.compile(r"\s*-\s?(?=[^\s-])")
NUMBER_STARTS = frozenset("0123456789+-.")
MONTHS = 12
CURLY = {"“": "”", "”": "”", "„": "“", "‘": "’"}
"""The marks that word processors put around words."""


def quoted(value: str) -> str:
    """Return a value in quotation marks, as an editor should write it."""
    inner = _without_own_quotes(value)
    if ('"' in inner or "\\" in inner) and "'" not in inner:
        return f"'{inner}'"
    return '"' + inner.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _without_own_quotes(value: str) -> str:
    """Take off marks that were meant to enclose the whole value; `"Yes" and "no"` has none of those."""
    first = value[:1]
    if first in CURLY and value.endswith(CURLY[first]) and not any(sign in value[1:-1] for sign in (first, '"')):
        return value[1:-1]
    if first not in {'"', "'"}:
        return value
    rest = value[1:]
    if first not in rest:
        return rest
    if rest.endswith(first) and (first not in rest[:-1] or first == "'" or rest[: rest.index(first)].endswith(" ")):
        return rest[:-1]
    return value


def without_tabs(text: str) -> str:
    """Return the text with indenting tabs as two spaces, so that reading can go on."""
    return "\n".join(
        (line[: len(line) - len(line.lstrip())].replace("\t", "  ") + line.lstrip()) if "\t" in line else line
        for line in text.split("\n")
    )


def in_text(text: str) -> Iterator[Trap]:
    """Find what must be seen before YAML reads the text: tabs that indent."""
    for row, line in enumerate(text.split("\n"), start=1):
        lead = line[: len(line) - len(line.lstrip())]
        if "\t" in lead and line.strip():
            yield Trap("tab", row, lead.index("\t") + 1, line.strip(), lead.replace("\t", "  ") + line.strip())


def in_plain_scalar(scalar: Scalar, lines: list[str], end_row: int, end_column: int) -> Iterator[Trap]:
    """Find the traps of one value without quotes. Rows are counted from 0, as YAML's marks are."""
    meaning = _surprise(scalar.text)
    if meaning:
        kind, detail = meaning
        instead = detail if kind == "impossible-date" else quoted(scalar.text)
        yield Trap(kind, scalar.line, scalar.column, scalar.text, instead, detail)
    rest = lines[end_row][end_column:] if end_row < len(lines) else ""
    if "#" in rest and scalar.text and _cuts(scalar.text, rest):
        whole = scalar.text + rest.rstrip()
        yield Trap("cut-by-hash", scalar.line, scalar.column, whole, quoted(whole), scalar.text)
    for row in range(scalar.line, min(scalar.end_line, len(lines))):
        if found := ITEM.match(lines[row]):
            item = lines[row][found.end() :].strip()
            column = len(lines[row]) - len(lines[row].lstrip()) + 1
            yield Trap("joined-lines", row + 1, column, lines[row].strip(), f"- {item}", scalar.text)


def _cuts(text: str, rest: str) -> bool:
    """Tell a value that goes on after `#` from an editor's remark beside it."""
    if not re.match(r"\s+#", rest) or re.match(r"\s+#\s*ignore\s+[A-Z]{3}\d{3}\b", rest):
        return False
    return " " in text or re.match(r"\s+#\w", rest) is not None


def in_mapping(entries: Iterable[tuple[Scalar, Node]]) -> Iterator[Trap]:
    """Find names that stand twice in one group; YAML keeps the last and drops the first in silence."""
    first: dict[str, int] = {}
    for key, _ in entries:
        if key.text in first:
            yield Trap("duplicate-key", key.line, key.column, key.text, "", str(first[key.text]))
        else:
            first[key.text] = key.line


def _surprise(text: str) -> tuple[str, str] | None:
    """Return the kind of trap that a plain value is, and what YAML makes of it."""
    if BOOLEAN_WORDS.match(text):
        return "word-becomes-true-or-false", "false" if text.lower() in {"n", "no", "off"} else "true"
    if ODD_BOOLEANS.match(text):
        return "word-becomes-true-or-false", text.lower()
    if NULLS.match(text):
        return "word-becomes-nothing", "nothing"
    if number := _other_number(text):
        return "number-becomes-another", number
    if (day := DAY.match(text)) and not _is_day(*(int(part) for part in day.groups())):
        return "impossible-date", nearest_day(*(int(part) for part in day.groups()))
    return None


def _other_number(text: str) -> str:
    """Return the number that YAML, in one of its versions, would read in place of what was written."""
    if text[:1] not in NUMBER_STARTS:
        return ""
    try:
        return _number(text)
    except (ValueError, OverflowError):
        return "another number"


def _number(text: str) -> str:
    if SEXAGESIMAL.match(text):
        return str(_base_sixty(text))
    if LEADING_ZERO.match(text):
        return str(int(text, 10 if set(text) & set("89") else 8))
    if OTHER_BASE.match(text) or GROUPED.match(text) or SIGNED.match(text):
        return str(int(text.replace("_", ""), 0))
    if TRAILING_ZERO.match(text) or EXPONENT.match(text):
        return f"{float(text.replace('_', '')):g}"
    return "no number at all" if NO_NUMBER.match(text) else ""


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def nearest_day(year: int, month: int, day: int) -> str:
    """Return the real day that was probably meant."""
    if month > MONTHS >= day:
        month, day = day, month
    year, month = max(year, 1), min(max(month, 1), MONTHS)
    last = monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{min(max(day, 1), last):02}"


def _base_sixty(text: str) -> int:
    total = 0
    for part in text.lstrip("+-").split(".")[0].split(":"):
        total = total * 60 + int(part)
    return -total if text.startswith("-") else total
