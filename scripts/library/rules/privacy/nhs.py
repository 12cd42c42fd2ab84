"""What the two rules on NHS numbers share."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from library.reading.documents import Document
from library.rules.privacy.personal import Line, matches
from library.rules.rule import Context

GAP = r"[ \u00a0\u2009\u2011\u2013-]"
TEN_DIGITS = re.compile(rf"(?<![\w./)+])(?<!\d[ -])\d{{3}}{GAP}?\d{{3}}{GAP}?\d{{4}}(?![\w/]|[.-]\d| \d)")
GROUPED = re.compile(rf"\d{{3}}({GAP})\d{{3}}\1\d{{4}}")
ABOUT_PATIENTS = re.compile(r"\b(?:nhs|patient|health number|hospital number|chi|h&c)\b", re.IGNORECASE)
ABOUT_BOOKS = re.compile(r"\bisbn\b|\bissn\b", re.IGNORECASE)
"""An ISBN of ten digits has the very check digit of an NHS number."""
NEAR = 60


class NhsNumber(NamedTuple):
    """Ten digits whose check digit is right."""

    line: Line
    match: re.Match[str]
    certain: bool
    """Whether the words around it, or its grouping, say that it is an NHS number."""


def nhs_numbers(document: Document, context: Context) -> Iterator[NhsNumber]:
    """Go through what may be NHS numbers: https://www.datadictionary.nhs.uk/attributes/nhs_number.html"""
    for line, match in matches(document, context, TEN_DIGITS):
        if not _is_valid(match[0]):
            continue
        before = line.text[max(0, match.start() - NEAR) : match.start()]
        around = f"{line.before[-NEAR:]} {before} {line.text[match.end() : match.end() + NEAR]}"
        said = bool(ABOUT_PATIENTS.search(around))
        if ABOUT_BOOKS.search(before) or (match[0].startswith("0") and not said):
            continue
        yield NhsNumber(line, match, said or bool(GROUPED.fullmatch(match[0])))


def _is_valid(written: str) -> bool:
    from stdnum.gb import nhs

    digits = re.sub(r"\D", "", written)
    return len(set(digits)) > 1 and bool(nhs.is_valid(digits))
