"""An NHS number."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.privacy.nhs import nhs_numbers
from library.rules.privacy.personal import finding
from library.rules.rule import Context, Rule


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for number in nhs_numbers(document, context):
        if number.certain:
            yield finding(document, number.line, number.match, "{} is an NHS number.")


RULE = Rule(
    name="nhs-number",
    what="Ten digits are a valid NHS number, and the words around them or their grouping say so.",
    why="The number leads to one person's health record, and everybody can read the pages here.",
    check=_check,
)
