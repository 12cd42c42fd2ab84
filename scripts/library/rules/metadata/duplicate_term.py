"""Two terms of one list with one id."""

from collections.abc import Iterator

from library.model.nodes import Mapping, Sequence
from library.model.partnership import Partnership
from library.model.problem import Finding
from library.model.vocabulary import Term
from library.reading.documents import Document
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for node in _terms(document):
        found = one(node, "id")
        if found and found.text in first:
            message = f"`{short(found.text)}` is already the id of the term on line {first[found.text]}."
            yield Finding(at(document, found), message, "Delete one of the two, or give it an id of its own")
        elif found:
            first[found.text] = found.line


def _terms(document: Document) -> Iterator[Mapping]:
    if issubclass(document.model, Term):
        yield from (record.node for record in document.records)
    elif document.model is Partnership and document.front:
        node = document.front.get("legal_texts")
        yield from (item for item in (node.items if isinstance(node, Sequence) else ()) if isinstance(item, Mapping))


RULE = Rule(
    name="duplicate-term",
    what="Two terms of one vocabulary, or two legal texts, have the same id.",
    why="One of the two would never be shown to readers.",
    check=_check,
)
