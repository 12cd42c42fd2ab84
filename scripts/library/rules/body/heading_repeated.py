"""Two headings with the same words."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.body.spoken import are_slides
from library.rules.rule import Context, Rule, on_line, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    # Two slides may go on with one thing.
    if are_slides(document):
        return
    first: dict[str, int] = {}
    for heading in document.body.headings if document.body else ():
        words = " ".join(heading.text.casefold().split())
        if words and words in first:
            yield Finding(
                on_line(document, heading.line),
                f"`{short(heading.text)}` is also the heading on line {first[words]}.",
                "Say what this part adds, for example `For managers: what next`",
            )
        first.setdefault(words, heading.line)


RULE = Rule(
    name="heading-repeated",
    what="Two headings of one page have the same words.",
    why="In a list of headings a reader can't tell the two parts apart, and a link to the second breaks "
    "as soon as the first one changes.",
    check=_check,
)
