"""A deck of cards: questions or prompts in suits, to draw one, to filter or to print and cut out."""

from dataclasses import dataclass
from typing import Annotated

from library.model import fields
from library.model.chooser import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Suit:
    """One suit of a deck."""

    id: Name
    """Its short name."""
    label: Annotated[str, fields.Text(max=40)]
    """What the cards of this suit are about."""
    note: Annotated[str, fields.Text(max=160)] = ""
    """When to draw from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card."""

    id: Name
    """Its permanent name; a link to the card ends with it."""
    suit: Annotated[str, fields.Text(max=40)]
    """The suit's id."""
    words: Annotated[str, fields.Text(min=5, max=160)]
    """What stands on it, large enough to read across a table."""
    who: Annotated[str, fields.Text(max=30)] = ""
    """Whom the words are for, such as `carer` or `child`; beside the suit."""
    before: Annotated[str, fields.Text(max=120)] = ""
    """What comes before the words, such as a first question and its thin answer; smaller, above them."""
    why: Annotated[str, fields.Text(max=200)] = ""
    """What it is good for, or what to listen for; small, at its foot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """What cards.yml says."""

    how: Annotated[str, fields.Text(min=10, max=300)]
    """How to use the deck, in two or three sentences."""
    suits: Annotated[tuple[Suit, ...], fields.ListOf(fields.Record(Suit), min=1, max=8)]
    """The suits, in their order."""
    cards: Annotated[tuple[Card, ...], fields.ListOf(fields.Record(Card), min=4, max=80)]
    """The cards, in their order."""
