"""A full postcode."""

from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.reading.documents import Document
from library.rules.privacy.personal import finding
from library.rules.privacy.postcodes import postcodes
from library.rules.rule import Context, Rule


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for postcode in postcodes(document, context):
        if not postcode.street:
            yield finding(
                document,
                postcode.line,
                postcode.match,
                "{} begins a full postcode. If it is a family's, it leads to their door.",
                "The first half alone, or the name of the area. For a public building, a link to its page.",
            )


RULE = Rule(
    name="postcode",
    what="A full UK postcode stands in the text.",
    why="A postcode is about fifteen homes. With a child's age, neighbours know which family is meant.",
    severity=Severity.WARNING,
    check=_check,
)
