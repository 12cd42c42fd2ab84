"""A suit that no card belongs to."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.cards.parts import cards, suits
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    used = {written.text for card in cards(document) if (written := one(card, "suit"))}
    for suit in suits(document):
        written = one(suit, "id")
        if written and written.text not in used:
            yield Finding(
                at(document, written),
                f"No card is of the suit `{short(written.text)}`.",
                f"Write `suit: {short(written.text)}` in the cards that belong to it, or delete the suit",
            )


RULE = Rule(
    name="suit-without-cards",
    what="A deck has a suit that none of its cards belongs to.",
    why="The suit would be missing from the page, though its name was promised.",
    check=_check,
)
