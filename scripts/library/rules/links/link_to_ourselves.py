"""A link to this site by its full address."""

from collections.abc import Iterator

from library.catalogue.linking import Kind
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.links.targets import place_of, targets_of
from library.rules.rule import Context, Rule, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for link, found in targets_of(document, context):
        if found.kind is Kind.OURSELVES:
            yield Finding(
                place_of(document, link),
                f"`{short(link.target)}` is the browser's address of a page of this library. Name its file.",
                found.suggestion,
            )


RULE = Rule(
    name="link-to-ourselves",
    what="A link to a page of this library is written as a full web address.",
    why="Readers of an offline or printed copy would be sent away from it, and nobody would notice when the "
    "page moves.",
    check=_check,
)
