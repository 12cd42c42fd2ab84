"""The same words on two cards of a deck."""

import re
from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.cards.parts import cards
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short

NO_LETTER = re.compile(r"[\W_]+")


def _check(document: Document, _: Context) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for card in cards(document):
        written = one(card, "words")
        plain = NO_LETTER.sub(" ", written.text).strip().casefold() if written else ""
        if not written or not plain:
            continue
        if plain in first:
            message = f"“{short(written.text)}” stands on another card as well, on line {first[plain]}."
            yield Finding(at(document, written), message, "Delete one of the two cards, or ask something else on it")
        else:
            first[plain] = written.line


RULE = Rule(
    name="card-words-repeated",
    what="Two cards of a deck say the same; capitals and punctuation aside.",
    why="Whoever draws both thinks that the deck repeats itself, and one good question is missing.",
    check=_check,
)
