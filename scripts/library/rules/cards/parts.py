"""What the rules on cards share: the parts of a deck as they are written, whatever else is wrong with it."""

from collections.abc import Iterator

from library.model.deck import Deck
from library.model.nodes import Mapping, Sequence
from library.reading.documents import Document
from library.reading.engines import CARDS
from library.rules.metadata.records import one
from library.rules.rule import Context


def suits(document: Document) -> Iterator[Mapping]:
    """Go through a deck's suits; none in any other document."""
    yield from _groups(document, "suits")


def cards(document: Document) -> Iterator[Mapping]:
    """Go through a deck's cards; none in any other document."""
    yield from _groups(document, "cards")


def places_in_cards(path: str, context: Context) -> frozenset[str]:
    """Return the places that a deck brings to its resource's page: the deck itself and each card."""
    deck = context.tree.engines.get(path, {}).get(CARDS)
    if not deck:
        return frozenset()
    return frozenset({"cards", *(f"card-{id_.text}" for card in cards(deck) if (id_ := one(card, "id")))})


def _groups(document: Document, name: str) -> Iterator[Mapping]:
    found = document.front.get(name) if document.front and document.model is Deck else None
    if isinstance(found, Sequence):
        yield from (item for item in found.items if isinstance(item, Mapping))
