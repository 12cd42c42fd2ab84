"""Something that belongs to somebody, without their name."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.choosers.parts import name_of, options
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short

OWNED = {"with-credit", "licensed", "ask-owner"}


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for option in options(document):
        licence = one(option, "licence")
        if licence and licence.text in OWNED and not one(option, "credit"):
            yield Finding(
                at(document, licence),
                f"“{short(name_of(option))}” is marked `{licence.text}`, and `credit` does not say whose it is.",
                "credit: The names of the people or the organisation it belongs to",
            )


RULE = Rule(
    name="owner-unnamed",
    what="An option of a chooser that belongs to somebody does not say to whom.",
    why="Readers who need a licence must know whom to ask, and owners must be named where their work is used.",
    check=_check,
)
