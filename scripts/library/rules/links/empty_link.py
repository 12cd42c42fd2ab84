"""A link without words, or without an address."""

from collections.abc import Iterator

from library.catalogue.linking import Kind
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.links.targets import place_of, targets_of
from library.rules.rule import Context, Rule, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for link, found in targets_of(document, context):
        if found.kind is Kind.EMPTY:
            what = "picture" if link.is_image else "link"
            yield Finding(
                place_of(document, link),
                f"The {what} `{short(link.text)}` has no address." if link.text else f"This {what} has no address.",
                "Write the address between the round brackets, or delete the brackets",
            )
        elif not link.is_image and not link.text:
            yield Finding(
                place_of(document, link),
                f"The link to `{short(link.target)}` has no words.",
                f"[The title of what it opens]({link.target})",
            )


RULE = Rule(
    name="empty-link",
    what="A link has no words to tap, or no address to open; or a picture has no file.",
    why="A keyboard or a screen reader stops at it, and a reader is told nothing.",
    check=_check,
)
