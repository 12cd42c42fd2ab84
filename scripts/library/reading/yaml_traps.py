"""The traps in YAML that editors fall into. Each was seen to break a page silently.

The list is the design's own: an unquoted colon, ` #` that cuts a title short, tabs, duplicate keys, `NO`,
`12:30:00`, `010`, `1.10`, `2026-02-30`, and `- a` followed by ` -b`. YAML 1.1: https://yaml.org/spec/1.1/
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from library.model.nodes import Node, Scalar, Trap

BOOLEAN_WORDS = re.compile(r"(?i)(y|n|yes|no|on|off)\Z")
ODD_BOOLEANS = re.compile(r"(True|TRUE|False|FALSE)\Z")
NULLS = re.compile(r"(~|null|Null|NULL)\Z")
SEXAGESIMAL = re.compile(r"[-+]?\d+(:[0-5]?\d)+(\.\d*)?\Z")
OCTAL = re.compile(r"0\d+\Z")
TRAILING_ZERO = re.compile(r"\d+\.\d*0\Z")
DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
EXPONENT = re.compile(r"\d[\d_]*(\.\d*)?[eE][-+]?\d+\Z")


def quoted(value: str) -> str:
    """Return a value in double quotes, as an editor should write it."""
    inner = value
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
    return '"' + inner.replace("\\", "\\\\").replace('"', '\\"') + '"'


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
        if "\t" in lead:
            yield Trap("tab", row, lead.index("\t") + 1, line.strip(), lead.replace("\t", "  ") + line.strip())


def in_plain_scalar(scalar: Scalar, lines: list[str], end_row: int, end_column: int) -> Iterator[Trap]:
    """Find the traps of one value without quotes. Rows are counted from 0, as YAML's marks are."""
    meaning = _surprise(scalar.text)
    if meaning:
        kind, detail = meaning
        yield Trap(kind, scalar.line, scalar.column, scalar.text, _mended(kind, scalar.text), detail)
    rest = lines[end_row][end_column:] if end_row < len(lines) else ""
    if re.match(r"\s+#", rest) and (" " in scalar.text or re.match(r"\s+#\w", rest)) and scalar.text:
        whole = scalar.text + rest.rstrip()
        yield Trap("cut-by-hash", scalar.line, scalar.column, whole, quoted(whole), scalar.text)
    if scalar.end_line > scalar.line:
        for row in range(scalar.line, min(scalar.end_line, len(lines))):
            if re.match(r"\s*-\s?\S", lines[row]):
                item = re.sub(r"^\s*-\s*", "", lines[row]).strip()
                yield Trap("joined-lines", row + 1, 1, lines[row].strip(), f"- {item}", scalar.text)


def in_mapping(entries: Iterable[tuple[Scalar, Node]]) -> Iterator[Trap]:
    """Find names that stand twice in one group; YAML keeps the last and drops the first in silence."""
    first: dict[str, int] = {}
    for key, _ in entries:
        if key.text in first:
            yield Trap("duplicate-key", key.line, key.column, key.text, "", str(first[key.text]))
        else:
            first[key.text] = key.line


def _surprise(text: str) -> tuple[str, str] | None:
    if BOOLEAN_WORDS.match(text):
        return "word-becomes-true-or-false", "false" if text.lower() in {"n", "no", "off"} else "true"
    if ODD_BOOLEANS.match(text):
        return "word-becomes-true-or-false", text.lower()
    if NULLS.match(text):
        return "word-becomes-nothing", "nothing"
    if SEXAGESIMAL.match(text):
        return "number-becomes-another", str(_base_sixty(text))
    if OCTAL.match(text) and not set(text) & set("89"):
        return "number-becomes-another", str(int(text, 8))
    if TRAILING_ZERO.match(text) or EXPONENT.match(text):
        return "number-becomes-another", str(float(text.replace("_", "")))
    if day := DAY.match(text):
        try:
            date(*(int(part) for part in day.groups()))
        except ValueError:
            return "impossible-date", "no day at all"
    return None


def _base_sixty(text: str) -> int:
    total = 0
    for part in text.lstrip("+-").split(".")[0].split(":"):
        total = total * 60 + int(part)
    return total


def _mended(kind: str, text: str) -> str:
    if kind == "word-becomes-true-or-false" and text.lower() in {"true", "false"}:
        return text.lower()
    if kind == "impossible-date":
        return ""
    return quoted(text)
