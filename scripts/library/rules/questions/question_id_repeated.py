"""Two questions of one course with the same id."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.question import Question, QuestionKind
from library.reading.documents import Document
from library.rules.courses.plans import courses_of
from library.rules.questions.asked import head_of, questions_of
from library.rules.rule import Context, Rule, on_line


def _check_all(context: Context) -> Iterator[Finding]:
    for course in courses_of(context):
        first: dict[str, tuple[Document, Question]] = {}
        taken = {question.id for unit in course.units for question in questions_of(unit)}
        for unit in course.units:
            for question in questions_of(unit):
                earlier, asked = first.setdefault(question.id, (unit, question))
                # Confidence is asked twice, before and after: another rule looks at its pairs.
                if asked is question or not question.id or {asked.kind, question.kind} == {QuestionKind.CONFIDENCE}:
                    continue
                where = f"line {asked.line}" if earlier is unit else f"line {asked.line} of {earlier.path}"
                free = next(name for number in range(2, 1000) if (name := f"{question.id}-{number}") not in taken)
                taken.add(free)
                yield Finding(
                    on_line(unit, question.line),
                    f"`{head_of(question)}` has the id of the question on {where}.",
                    f"/// {question.kind} | {free}",
                )


RULE = Rule(
    name="question-id-repeated",
    what="Two questions of one course have the same id.",
    why="Answers are kept under it: one question would show what somebody answered to the other.",
    check_all=_check_all,
)
