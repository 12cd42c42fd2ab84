"""A percentage that doesn't say when it was counted."""

import re
from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.body.prose import body_of
from library.rules.body.spoken import is_transcript
from library.rules.rule import Context, Rule, short

PERCENTAGE = re.compile(r"\b\d+(?:[.,]\d+)?\s?(?:%|per ?cent\b)(?:[ \t]+\S+){0,4}", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BREAK = re.compile(r"\n[ \t>]*\n")
CONTINUES = re.compile(r"[ \t>]*(?:[-*+] |\d+[.)] |\||\[[ x]\])")
"""A list or a table goes with the paragraph above it, which says what it counts."""


def _check(document: Document, context: Context) -> Iterator[Finding]:
    # What was said was said; the page around the film gives the frame.
    text = document.body.text if document.body and not is_transcript(document) else ""
    if ("%" not in text and "per" not in text) or not PERCENTAGE.search(text):
        return
    passage = body_of(document, context)
    if not passage:
        return
    for start, block in _blocks(passage.text):
        # Quotation marks may hold the year: a survey's title stands in them.
        if not (found := PERCENTAGE.search(block)) or YEAR.search(text[start : start + len(block)]):
            continue
        yield Finding(
            passage.at(start + found.start()),
            f"`{short(found[0])}` does not say in which year it was counted.",
            "Say the year and who was counted, and link to the source, for example "
            "`In 2023-24, 43% of the pupils who answered a local survey …`",
        )


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Go through the paragraphs, each with the list or table that follows it."""
    edges = [0, *(match.end() for match in BREAK.finditer(text)), len(text)]
    start = 0
    for edge, following in zip(edges[1:], [*edges[2:], len(text)], strict=True):
        if edge < len(text) and CONTINUES.match(text, edge, following):
            continue
        yield start, text[start:edge]
        start = edge


RULE = Rule(
    name="percentage-without-frame",
    what="A percentage stands in a paragraph that names no year.",
    why="A number without its year and its people sounds like the whole truth, and it grows old unseen.",
    check=_check,
)
