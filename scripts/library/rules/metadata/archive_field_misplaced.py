"""A field for archived resources, in one that is still in use."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.resource import Resource
from library.reading.documents import Document
from library.rules.metadata.archive import is_archived
from library.rules.rule import Context, Rule, at

NAMES = ("archived", "archived_because", "instead", "merged_into")


def _check(document: Document, _: Context) -> Iterator[Finding]:
    if document.model is not Resource or not document.front or is_archived(document):
        return
    for name in NAMES:
        if key := document.front.key(name):
            yield Finding(
                at(document, key),
                f"`{name}` says that the resource is archived, and its `status` says that it is in use.",
                f"Take `{name}` out, or write status: archived",
            )


RULE = Rule(
    name="archive-field-misplaced",
    what="A resource has a field of archived ones, and its `status` is another.",
    why="Its page would go on as if nothing had happened, and nobody could tell which of the two is meant.",
    check=_check,
)
