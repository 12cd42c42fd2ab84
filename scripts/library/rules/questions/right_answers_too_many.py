"""More right answers than a question can have."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.question import Choice, Question, QuestionKind
from library.reading.documents import Document
from library.rules.questions.asked import each_question, head_of
from library.rules.rule import Rule, on_line, short


def _about(document: Document, question: Question) -> Iterator[Finding]:
    if not isinstance(question, Choice) or len(question.answers) < 2:
        return
    right = [answer for answer in question.answers if answer.right]
    if question.kind is QuestionKind.SEVERAL:
        if len(right) == len(question.answers):
            yield Finding(
                on_line(document, question.line),
                f"Every answer of `{head_of(question)}` is right, so there is nothing to choose.",
                "- [ ] What good people do on a hard day, and under it why something else helps more",
            )
    elif len(right) > 1:
        several = f"/// several | {question.id}, or " if question.kind is QuestionKind.ONE else ""
        again = short(right[1].words.text)
        yield Finding(
            on_line(document, right[1].words.line),
            f"`{question.kind}` has one right answer, and `{again}` is the second with a cross in its box.",
            f"{several}- [ ] {again}",
        )


RULE = Rule(
    name="right-answers-too-many",
    what="A question with one right answer has two, or every answer of `several` is right.",
    why="Somebody who chose well would be told to choose again.",
    check=each_question(_about),
)
