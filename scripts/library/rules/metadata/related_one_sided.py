"""A related resource that does not name this one in return."""

from collections.abc import Iterator

from library.model.messages import said
from library.model.problem import Finding, Severity
from library.model.resource import Resource
from library.reading.documents import Document
from library.rules.metadata.records import documents_by_id, one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    mine = one(document.front, "id")
    if document.model is not Resource or not document.front or not mine:
        return
    known = documents_by_id(context)
    for scalar in document.front.scalars("related"):
        other = known.get(scalar.text)
        if other is None or other is document or scalar.text == mine.text:
            continue
        theirs = _related(other)
        if mine.text not in theirs:
            values = {"text": short(scalar.text), "mine": short(mine.text), "other": other.path}
            words = said("related-one-sided", **values, theirs=", ".join((*theirs, mine.text)))
            yield Finding(at(document, scalar), *words)


def _related(document: Document) -> tuple[str, ...]:
    return tuple(scalar.text for scalar in document.front.scalars("related")) if document.front else ()


RULE = Rule(
    name="related-one-sided",
    what="One resource names another as related, and the other does not name it back.",
    why="Readers of the other page would not find their way to this one.",
    severity=Severity.WARNING,
    check=_check,
)
