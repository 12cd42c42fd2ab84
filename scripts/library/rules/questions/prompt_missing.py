"""A question that asks nothing."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.questions.asked import head_of, questions_of
from library.rules.rule import Context, Rule, on_line


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for question in questions_of(document):
        if not question.prompt.text:
            yield Finding(
                on_line(document, question.line),
                f"`{head_of(question)}` has no words above what can be chosen.",
                "Say in one or two sentences what happened and what you ask, right under this line",
            )
    for note in document.lesson.notes if document.lesson else ():
        if not note.words.text:
            yield Finding(
                on_line(document, note.line),
                f"`/// trainer | {note.minutes}` has nothing for the trainer to do.",
                "Write what to do in the room, or delete both lines",
            )


RULE = Rule(
    name="prompt-missing",
    what="A question has answers and no words that ask it, or a trainer's note is empty.",
    why="People would have to guess what they are asked, and a screen reader would have nothing to say first.",
    check=_check,
)
