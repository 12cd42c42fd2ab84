"""A resource whose review is due."""

from collections.abc import Iterator
from datetime import date

from library.model.problem import Finding, Severity
from library.model.resource import Resource
from library.reading.documents import Document
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at


def _check(document: Document, context: Context) -> Iterator[Finding]:
    resource = context.catalogue.by_path.get(document.path)
    reviewed = one(document.front, "reviewed")
    if not resource or not reviewed or resource.status == "archived":
        return
    if resource.review_months > 0 and (due := _due(resource)) and due < context.today:
        yield Finding(
            at(document, reviewed),
            f"It was last reviewed on {resource.reviewed}, and its next review was due on {due}.",
            f"Read it all, correct it, then write reviewed: {context.today}",
        )


def _due(resource: Resource) -> date | None:
    try:
        return resource.next_review
    except ValueError:
        # So many months that the calendar ends; `number-out-of-range` says so.
        return None


RULE = Rule(
    name="review-overdue",
    what="The day of the next review has passed.",
    why="Law, services and knowledge change. Readers need to know that somebody still looks after the page.",
    severity=Severity.WARNING,
    check=_check,
)
