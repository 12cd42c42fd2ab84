"""A heading of the first level in the body."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.body.spoken import are_slides, is_transcript
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, on_line, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    # Their headings are titles of slides and of chapters, which get their level where they are shown.
    if are_slides(document) or is_transcript(document):
        return
    title = written.text if (written := one(document.front, "title")) else ""
    for heading in document.body.headings if document.body else ():
        if heading.level == 1:
            yield Finding(
                on_line(document, heading.line),
                f"`{short(heading.text)}` is a heading with one `#`, the biggest, which is kept for the page's title.",
                f"## {heading.text}" if heading.text != title else "Delete the line: the page begins with its title",
            )


RULE = Rule(
    name="h1-in-body",
    what="The body has a heading of level 1 (`# …`), which the page already has: its title.",
    why="With two titles on one page, a reader who uses a screen reader can't tell what the page is.",
    check=_check,
)
