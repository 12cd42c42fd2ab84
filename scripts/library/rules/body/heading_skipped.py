"""A heading two levels below the one before it."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.body.spoken import are_slides, is_transcript
from library.rules.rule import Context, Rule, on_line, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    # Their headings are titles of slides and of chapters, which get their level where they are shown.
    if are_slides(document) or is_transcript(document):
        return
    above = 1
    for heading in document.body.headings if document.body else ():
        if heading.level > above + 1:
            yield Finding(
                on_line(document, heading.line),
                f"`{short(heading.text)}` is a heading with `{'#' * heading.level}`, and no heading with "
                f"`{'#' * (above + 1)}` stands above it.",
                f"{'#' * (above + 1)} {heading.text}",
            )
        above = heading.level


RULE = Rule(
    name="heading-skipped",
    what="A heading is more than one level below the heading before it.",
    why="People who use a screen reader move by headings, and a missing level sounds like a missing part.",
    check=_check,
)
