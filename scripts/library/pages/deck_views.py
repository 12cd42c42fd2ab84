"""What a page shows of a deck: its suits in their order, each with its cards, and the sheets to print."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.deck import Card, Deck, Suit
from library.model.generated_file import Json
from library.model.resource import Resource
from library.pages import words
from library.pages.views import View

A_SHEET, A_LARGE_SHEET = 8, 2
"""Cards on a sheet of A4: two by four, or two below each other in large type."""


def deck_view(catalogue: Catalogue, resource: Resource) -> View | None:
    """Return the deck of a resource, or nothing where it has none."""
    deck = catalogue.decks.get(resource.id)
    if not deck:
        return None
    suits = _suits(deck)
    return {
        "title": resource.title,
        "how": deck.how,
        "count": len(deck.cards),
        "suits": [*suits],
        "amount": f"{words.count(len(deck.cards), 'card')} in {words.count(len(suits), 'suit')}",
        "print_url": addresses.cards(resource.slug),
    }


def sheets_view(deck: Deck) -> list[Json]:
    """Return sheets of eight cards, each in the pairs that make one in large type, and the same from behind."""
    cards = [card for suit in _suits(deck) for card in _cards_of(suit)]
    return [_sheet(sheet) for sheet in _in_groups(cards, A_SHEET)]


def _sheet(cards: list[Json]) -> View:
    pairs = [*_in_groups(cards, A_LARGE_SHEET)]
    # Turned over along its long edge, a sheet has left and right exchanged; a lonely card needs a gap before it.
    behind = [[*reversed([*pair, *[None] * (A_LARGE_SHEET - len(pair))])] for pair in pairs]
    return {"pairs": [*pairs], "behind": [*behind]}


def _in_groups(cards: list[Json], size: int) -> Iterator[list[Json]]:
    yield from (cards[start : start + size] for start in range(0, len(cards), size))


def _suits(deck: Deck) -> tuple[View, ...]:
    """Return the suits that have cards. A card keeps its number in the file, whatever its suit."""
    numbered = [*enumerate(deck.cards, start=1)]
    found = (
        _suit(place, suit, [(number, card) for number, card in numbered if card.suit == suit.id])
        for place, suit in enumerate(deck.suits, start=1)
    )
    return tuple(suit for suit in found if suit["cards"])


def _suit(place: int, suit: Suit, cards: list[tuple[int, Card]]) -> View:
    drawn: list[Json] = [
        {
            "id": card.id,
            "number": number,
            "suit": suit.id,
            "label": suit.label,
            "shape": place,
            "words": card.words,
            "who": card.who,
            "before": card.before,
            "why": card.why,
        }
        for number, card in cards
    ]
    return {"id": suit.id, "label": suit.label, "note": suit.note, "shape": place, "cards": drawn}


def _cards_of(suit: View) -> list[Json]:
    cards = suit["cards"]
    return cards if isinstance(cards, list) else []
