"""A resource that names itself."""

from collections.abc import Iterator

from library.model import fields
from library.model.messages import said
from library.model.problem import Finding
from library.model.resource import Resource
from library.reading.documents import Document
from library.rules.metadata.records import every_scalar, one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    mine = one(document.front, "id")
    if document.model is not Resource or not mine:
        return
    for value, kind, scalar in every_scalar(document, context):
        if isinstance(kind, fields.Reference) and scalar.text == mine.text:
            words = said("related-to-itself", path=value.path, text=short(scalar.text))
            yield Finding(at(document, scalar), *words)


RULE = Rule(
    name="related-to-itself",
    what="A resource names itself as a resource to read with it or before it.",
    why="Readers would follow a link to the page on which they are already.",
    check=_check,
)
