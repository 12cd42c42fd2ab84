"""A heading with nothing underneath."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.body.spoken import are_slides
from library.rules.rule import Context, Rule, on_line, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    # A slide may be its title alone.
    if are_slides(document):
        return
    for heading in document.body.headings if document.body else ():
        if not heading.has_content:
            yield Finding(
                on_line(document, heading.line),
                f"Nothing stands under the heading `{short(heading.text)}`.",
                "Write the part, or delete its heading",
            )


RULE = Rule(
    name="section-empty",
    what="A heading has no words, list or picture underneath it.",
    why="A reader in a hurry goes to that part of the page and finds nothing.",
    check=_check,
)
