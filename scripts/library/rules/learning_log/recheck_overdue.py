"""A re-check that is due, and that nobody has made."""

from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.reading.documents import Document
from library.rules.learning_log.entries import closing, front_of
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at


def _check(document: Document, context: Context) -> Iterator[Finding]:
    front = front_of(document)
    scalar = one(closing(front), "date") if front else None
    entry = next((entry for entry in context.catalogue.learning_log if entry.path == document.path), None)
    if not scalar or not entry or not entry.closed:
        return
    overdue = [(months, due) for months, due in entry.outstanding() if due < context.today]
    if overdue:
        months, due = overdue[-1]
        yield Finding(
            at(document, scalar),
            f"It was closed on {entry.closed.date}. The look after {months} months was due on {due}.",
            "Look whether the change lasted, and add the day and what you found under `rechecks`",
        )


RULE = Rule(
    name="recheck-overdue",
    what="An entry was closed 3, 9 or 18 months ago, and nobody has looked since.",
    why="Changes fade. Children are helped by what still happens a year later.",
    severity=Severity.WARNING,
    check=_check,
)
