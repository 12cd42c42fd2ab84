"""Two cards or two suits of a deck with one id."""

from collections.abc import Iterable, Iterator

from library.model.nodes import Mapping
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.cards.parts import cards, suits
from library.rules.metadata.records import repeated
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    yield from _repeated(document, suits(document), "suit")
    yield from _repeated(document, cards(document), "card")


def _repeated(document: Document, parts: Iterable[Mapping], what: str) -> Iterator[Finding]:
    for written, earlier in repeated(parts):
        message = f"`{short(written.text)}` is the id of another {what}, on line {earlier.line}."
        yield Finding(at(document, written), message, "Delete one of the two, or give it a name of its own")


RULE = Rule(
    name="card-id-repeated",
    what="Two cards or two suits of a deck have the same id.",
    why="A link to one card would lead to the other, and one of the two could never be drawn.",
    check=_check,
)
