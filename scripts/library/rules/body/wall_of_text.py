"""A paragraph too long to take in."""

from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.reading.documents import Document
from library.rules.body.spoken import are_slides, is_transcript
from library.rules.rule import Context, Rule, on_line, short

MOST_WORDS = 120


def _check(document: Document, _: Context) -> Iterator[Finding]:
    # People speak for as long as they speak, and slides have a measure of their own.
    if are_slides(document) or is_transcript(document):
        return
    for paragraph in document.body.paragraphs if document.body else ():
        if len(paragraph.text) > 2 * MOST_WORDS and (words := len(paragraph.text.split())) > MOST_WORDS:
            yield Finding(
                on_line(document, paragraph.line),
                f"The paragraph that begins `{short(paragraph.text, 40)}` has {words} words. "
                f"{MOST_WORDS} are the most that people read at one go.",
                "Leave an empty line where a new thought begins, or make a list of it",
            )


RULE = Rule(
    name="wall-of-text",
    what="A paragraph has more than 120 words.",
    why="A tired reader skips a block of text, and with it the one sentence that mattered for the child.",
    severity=Severity.WARNING,
    check=_check,
)
