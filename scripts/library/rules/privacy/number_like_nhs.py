"""Ten digits that could be an NHS number."""

from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.reading.documents import Document
from library.rules.privacy.nhs import nhs_numbers
from library.rules.privacy.personal import finding
from library.rules.rule import Context, Rule


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for number in nhs_numbers(document, context):
        if not number.certain:
            yield finding(
                document,
                number.line,
                number.match,
                "{} could be an NHS number: its ten digits pass the check that NHS numbers pass.",
                "If it is one, delete it. If it is something else, say what it is in the words before it.",
            )


RULE = Rule(
    name="number-like-nhs",
    what="Ten digits pass the check of NHS numbers, with nothing around them that says what they are.",
    why="If it is somebody's NHS number, anyone can read it here. One look settles it.",
    severity=Severity.WARNING,
    check=_check,
)
