"""What the rules on privacy share: the lines that may hold a number, and hiding what was found."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.rule import Context, on_line

DELETE = "Delete it. If it has been published, tell whoever leads on data protection."
DIGIT = re.compile(r"\d")
WORD_WITH_ADDRESS = re.compile(r"://|www\.|doi\.org|\bdoi:", re.IGNORECASE)


class Line(NamedTuple):
    """One line of a file."""

    number: int
    text: str
    before: str
    """The line above it."""


def lines_with_digits(document: Document, context: Context) -> tuple[Line, ...]:
    """Return the lines that hold any digits, worked out once for all rules."""
    key = f"lines with digits of {document.path}"
    kept = context.cache.get(key)
    if not isinstance(kept, tuple):
        lines = document.text.split("\n")
        kept = context.cache[key] = tuple(
            Line(row + 1, line, lines[row - 1] if row else "") for row, line in enumerate(lines) if DIGIT.search(line)
        )
    return kept


def hidden(value: str) -> str:
    """Return a value so that somebody who knows it recognises it, and nobody else learns it."""
    return f"{value.strip()[:2]}…"


def in_address(line: str, start: int) -> bool:
    """Tell whether something stands inside a web address, where long numbers name pages and not people."""
    before = line[: start + 1]
    begins = max((before.rfind(sign) for sign in " \t(<\"'"), default=-1)
    return bool(WORD_WITH_ADDRESS.search(line[begins + 1 : start + 1]))


def matches(document: Document, context: Context, pattern: re.Pattern[str]) -> Iterator[tuple[Line, re.Match[str]]]:
    """Go through what a pattern finds in the lines with digits, each value once a line."""
    for line in lines_with_digits(document, context):
        seen: set[str] = set()
        for match in pattern.finditer(line.text):
            if match[0] not in seen and not in_address(line.text, match.start()):
                seen.add(match[0])
                yield line, match


def finding(document: Document, line: Line, match: re.Match[str], message: str, instead: str = DELETE) -> Finding:
    """Return a finding at a match, with `{}` in the message replaced by the hidden value."""
    return Finding(
        on_line(document, line.number, match.start() + 1),
        message.replace("{}", f"`{hidden(match[0])}`"),
        instead,
    )
