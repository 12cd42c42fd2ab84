"""An archived resource that doesn't say since when, or why."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.resource import Resource
from library.reading.documents import Document
from library.rules.metadata.archive import is_archived
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at

ADVICE = {
    "archived": "archived: {today}",
    "archived_because": "archived_because: One sentence that says why, for somebody who relied on the page",
}


def _check(document: Document, context: Context) -> Iterator[Finding]:
    status = one(document.front, "status")
    if document.model is not Resource or not document.front or not status or not is_archived(document):
        return
    for name, advice in ADVICE.items():
        # A field that is there and empty has a rule of its own.
        if not document.front.key(name):
            message = f"`status` says `archived`, and there is no `{name}`."
            yield Finding(at(document, status), message, advice.format(today=context.today))


RULE = Rule(
    name="archived-unexplained",
    what="An archived resource lacks `archived`, the day, or `archived_because`, the reason.",
    why="Somebody who relied on the page meets the record in its place, and needs to know since when and why.",
    check=_check,
)
