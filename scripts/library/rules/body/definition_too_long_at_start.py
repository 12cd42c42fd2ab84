"""A page that begins with a long sentence."""

from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.model.resource import Resource
from library.reading.documents import Document
from library.reading.sentences import sentences_of
from library.rules.rule import Context, Rule, on_line, short

MOST_WORDS = 25


def _check(document: Document, _: Context) -> Iterator[Finding]:
    if document.model is not Resource or not document.body or not document.body.paragraphs:
        return
    start = document.body.paragraphs[0]
    # Only the beginning matters, however long the paragraph is.
    sentences = sentences_of(start.text[:2000])
    words = len(sentences[0].split()) if sentences else 0
    if words > MOST_WORDS:
        yield Finding(
            on_line(document, start.line),
            f"The first sentence, `{short(sentences[0], 40)}`, has {words} words.",
            f"Say in at most {MOST_WORDS} words what the page is for; define things further down",
        )


RULE = Rule(
    name="definition-too-long-at-start",
    what="The first sentence of the page has more than 25 words.",
    why="A reader with five minutes decides on the first line whether this page helps.",
    severity=Severity.WARNING,
    check=_check,
)
