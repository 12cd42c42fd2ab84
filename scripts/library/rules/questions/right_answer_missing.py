"""A question that nobody can get right."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.question import Choice, Question, QuestionKind
from library.reading.documents import Document
from library.rules.questions.asked import each_question, head_of
from library.rules.rule import Rule, on_line, short


def _about(document: Document, question: Question) -> Iterator[Finding]:
    # Without two answers there is another fault to mend first.
    if not isinstance(question, Choice) or len(question.answers) < 2:
        return
    right = [answer for answer in question.answers if answer.right]
    if not right:
        first = question.answers[0].words
        yield Finding(
            on_line(document, question.line),
            f"No answer of `{head_of(question)}` has a cross in its box.",
            f"- [x] in front of each right answer, such as `- [x] {short(first.text, 40)}`",
        )
    elif question.kind is QuestionKind.SEVERAL and len(right) == 1:
        yield Finding(
            on_line(document, right[0].words.line),
            f"`several` promises at least two right answers, and only `{short(right[0].words.text)}` is right.",
            f"/// one | {question.id}, or a cross in another box",
        )


RULE = Rule(
    name="right-answer-missing",
    what="A question has no right answer, or `several` has only one.",
    why="Whatever people choose, they would be told that there was something better.",
    check=each_question(_about),
)
