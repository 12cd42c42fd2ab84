"""Two units of one course with the same title."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.courses.plans import courses_of
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short


def _check_all(context: Context) -> Iterator[Finding]:
    for course in courses_of(context):
        first: dict[str, Document] = {}
        for unit in course.units:
            title = one(unit.front, "title")
            if title and (earlier := first.setdefault(" ".join(title.text.split()).casefold(), unit)) is not unit:
                yield Finding(
                    at(unit, title),
                    f"`{short(title.text)}` is the title of {earlier.path} too.",
                    "Say what only this unit is about",
                )


RULE = Rule(
    name="unit-title-repeated",
    what="Two units of one course have the same title.",
    why="In the list of units nobody could tell which of them they have finished.",
    check_all=_check_all,
)
