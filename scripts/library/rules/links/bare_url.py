"""A web address shown to readers in place of words."""

import re
from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.reading.prose import without_addresses
from library.rules.links.targets import place_of
from library.rules.rule import Context, Rule, on_line, short

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\]\[\"“”]+", re.IGNORECASE)
LINKED = re.compile(r"\[[^\[\]\n]*\](?=[ (\[])")
END = ".,;:!?)*_'’"


def _check(document: Document, _: Context) -> Iterator[Finding]:
    body = document.body
    if not body:
        return
    for link in body.links:
        if not link.is_image and ADDRESS.fullmatch(link.text):
            yield Finding(
                place_of(document, link),
                f"The link shows its address, `{short(link.text)}`, in place of words.",
                f"[The title of what it opens]({link.target})",
            )
    if "://" not in body.text and "www." not in body.text.lower():
        return
    for row, line in enumerate(without_addresses(body.text).split("\n")):
        for match in ADDRESS.finditer(LINKED.sub(lambda found: " " * len(found[0]), line)):
            address = match[0].rstrip(END)
            secure = re.sub(r"^(?:https?://)?", "https://", address, flags=re.IGNORECASE)
            yield Finding(
                on_line(document, body.first_line + row, match.start() + 1),
                f"`{short(address)}` stands among the words, and it is not a link.",
                f"[The title of what it opens]({secure})",
            )


RULE = Rule(
    name="bare-url",
    what="A web address stands where words should: as the text of a link, or among the words of a page.",
    why="A screen reader spells an address out letter by letter, and on a phone it can't be tapped.",
    check=_check,
)
