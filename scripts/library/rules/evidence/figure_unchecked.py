"""A figure that nobody has compared with its source for years."""

from collections.abc import Iterator

from library.model.evidence import Figure
from library.model.learning_log import months_after
from library.model.problem import Finding, Severity
from library.reading.documents import Document
from library.reading.records import as_date
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at

MONTHS = 36


def _check(document: Document, context: Context) -> Iterator[Finding]:
    scalar = one(document.front, "checked") if document.model is Figure else None
    day = as_date(scalar.text.strip()) if scalar else None
    due = months_after(day, MONTHS) if day else None
    if scalar and due and due < context.today:
        yield Finding(
            at(document, scalar),
            f"The figure was last compared with its source on {day}.",
            f"Open the source, look for a newer figure, then write {context.today}",
        )


RULE = Rule(
    name="figure-unchecked",
    what="Nobody has compared a figure with its source for three years.",
    why="Numbers grow old unseen, and an old one sounds as sure as a new one.",
    severity=Severity.WARNING,
    check=_check,
)
