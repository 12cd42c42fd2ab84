"""A National Insurance number."""

import re
from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.privacy.personal import finding, matches
from library.rules.rule import Context, Rule

GAP = r"[ \u00a0-]?"
# Prefixes that exist: https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110
PREFIX = r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
SHAPE = re.compile(rf"(?<![\w-])(?:{PREFIX}{GAP}\d\d{GAP}\d\d{GAP}\d\d{GAP}[A-D]|(?i:{PREFIX}\d{{6}}[A-D]))(?![\w-])")


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for line, match in matches(document, context, SHAPE):
        yield finding(document, line, match, "{} is a National Insurance number.")


RULE = Rule(
    name="national-insurance-number",
    what="Something with the shape and the letters of a National Insurance number stands in the text.",
    why="With it a stranger can pretend to be that parent or worker, and can find out where they live.",
    check=_check,
)
