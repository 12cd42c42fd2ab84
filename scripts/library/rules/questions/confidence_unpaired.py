"""A question about confidence that is not asked before and after."""

from collections.abc import Iterator, Sequence

from library.model.problem import Finding
from library.model.question import Open, QuestionKind
from library.reading.documents import Document
from library.rules.courses.plans import courses_of
from library.rules.questions.asked import head_of, questions_of
from library.rules.rule import Context, Rule, on_line

Asked = tuple[Document, Open]


def _check_all(context: Context) -> Iterator[Finding]:
    for course in courses_of(context):
        asked: dict[str, list[Asked]] = {}
        for unit in course.units:
            for question in questions_of(unit):
                if isinstance(question, Open) and question.kind is QuestionKind.CONFIDENCE and question.id:
                    asked.setdefault(question.id, []).append((unit, question))
        for every in asked.values():
            yield from _unpaired(every, course.units)


def _unpaired(every: Sequence[Asked], units: Sequence[Document]) -> Iterator[Finding]:
    first_unit, first = every[0]
    if len(every) == 1:
        other = units[0] if first_unit is units[-1] else units[-1]
        yield Finding(
            on_line(first_unit, first.line),
            f"`{head_of(first)}` is asked once. It needs a pair, before and after.",
            f"The same block, with the same words, in {other.path}"
            if len(units) > 1
            else "The same block, with the same words, in a later unit",
        )
        return
    again_unit, again = every[1]
    if again_unit is first_unit:
        yield Finding(
            on_line(again_unit, again.line),
            f"`{head_of(again)}` is asked twice in one unit, so nothing lies between before and after.",
            f"Move this block to {units[-1].path}"
            if units[-1] is not first_unit
            else f"Move the block on line {first.line} to {units[0].path}",
        )
    elif first.prompt.text != again.prompt.text:
        yield Finding(
            on_line(again_unit, again.prompt.line),
            f"`{head_of(again)}` asks something else than on line {first.line} of {first_unit.path}.",
            first.prompt.text,
        )
    for unit, more in every[2:]:
        yield Finding(
            on_line(unit, more.line),
            f"`{head_of(more)}` is asked a third time. Before and after are enough.",
            "Delete this block",
        )


RULE = Rule(
    name="confidence-unpaired",
    what="A question about confidence does not stand in exactly two units with the same words.",
    why="Without a before there is no after: people can't see what the course changed for them.",
    check_all=_check_all,
)
