"""A card with more words than can be read across a table."""

from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.reading.documents import Document
from library.rules.cards.parts import cards
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at

MOST = 25


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for card in cards(document):
        written = one(card, "words")
        count = len(written.text.split()) if written else 0
        if written and count > MOST:
            yield Finding(
                at(document, written),
                f"The card has {count} words. More than {MOST} can't be read across a table.",
                "Ask one thing, in fewer words, and put the rest into `why`",
            )


RULE = Rule(
    name="card-too-long",
    what=f"The words of a card are more than {MOST}.",
    why="A card is read aloud or across a table. A long one is read twice and then answered only in part.",
    severity=Severity.WARNING,
    check=_check,
)
