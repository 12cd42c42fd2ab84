"""A restriction that nobody explains."""

from collections.abc import Iterator

from library.model.messages import said
from library.model.problem import Finding
from library.model.resource import Resource
from library.reading.documents import Document
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    restriction = one(document.front, "restriction")
    if document.model is not Resource or not document.front or not restriction or restriction.text == "none":
        return
    if restriction.text in context.catalogue.vocabulary("restrictions") and not document.front.key("restriction_note"):
        words = said("restriction-unexplained", text=short(restriction.text))
        yield Finding(at(document, restriction), *words)


RULE = Rule(
    name="restriction-unexplained",
    what="A resource is restricted, and no `restriction_note` says how.",
    why="Readers need to know which training or licence is meant before they use it with a family.",
    check=_check,
)
