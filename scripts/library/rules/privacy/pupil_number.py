"""A pupil's unique number."""

import re
from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.privacy.personal import finding, matches
from library.rules.rule import Context, Rule

SHAPE = re.compile(r"(?<![\w-])[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z](?![\w-])", re.IGNORECASE)


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for line, match in matches(document, context, SHAPE):
        if _is_valid(match[0]):
            yield finding(document, line, match, "{} is a unique pupil number.")


def _is_valid(number: str) -> bool:
    from stdnum.gb import upn

    return bool(upn.is_valid(number))


RULE = Rule(
    name="pupil-number",
    what="A unique pupil number (UPN) with a right check letter stands in the text.",
    why="The number follows one child through every school. With it, a stranger can ask about that child.",
    check=_check,
)
