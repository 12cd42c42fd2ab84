"""A question with more to choose from than anybody can hold in mind."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.question import Choice, Matching, Ordering, Question, QuestionKind
from library.reading.documents import Document
from library.rules.questions.asked import each_question, head_of
from library.rules.rule import Rule, on_line

MOST = 8
MOST_WORDINGS = 4


def _about(document: Document, question: Question) -> Iterator[Finding]:
    number, most, noun = _size(question)
    if number > most:
        yield Finding(
            on_line(document, question.line),
            f"`{head_of(question)}` has {number} {noun}; {most} are the most that fit on a phone and in mind.",
            f"Keep the {most} that people confuse most, or make two questions",
        )


def _size(question: Question) -> tuple[int, int, str]:
    if isinstance(question, Choice):
        most = {QuestionKind.WORDING: MOST_WORDINGS, QuestionKind.TRUE_OR_FALSE: 2}.get(question.kind, MOST)
        return len(question.answers), most, "answers"
    if isinstance(question, Ordering):
        return len(question.steps), MOST, "steps"
    return (len(question.pairs), MOST, "rows") if isinstance(question, Matching) else (0, MOST, "")


RULE = Rule(
    name="answers-too-many",
    what="A question has more than eight answers, steps or rows, more than four wordings, "
    "or something besides True and False.",
    why="On a phone people lose the first answer before they have read the last.",
    check=each_question(_about),
)
