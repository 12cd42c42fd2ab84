"""A card of a suit that its deck does not have."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.cards.parts import cards, suits
from library.rules.metadata.records import near, one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    known = [id_.text for suit in suits(document) if (id_ := one(suit, "id"))]
    for card in cards(document):
        written = one(card, "suit")
        if not written or written.text in known:
            continue
        meant = near(written.text, known)
        yield Finding(
            at(document, written),
            f"The card is of the suit `{short(written.text)}`, which the deck does not have."
            + (f" Did you mean `{meant}`?" if meant else ""),
            meant or (f"One of {', '.join(f'`{id_}`' for id_ in known)}" if known else "The id of a suit"),
        )


RULE = Rule(
    name="card-suit-unknown",
    what="A card names a suit that is not among the deck's `suits`.",
    why="The card would not be shown, drawn or printed, and nobody would miss it.",
    check=_check,
)
