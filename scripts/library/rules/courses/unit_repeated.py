"""A unit that the plan names twice."""

from collections.abc import Iterator

from library.model.nodes import Scalar
from library.model.problem import Finding
from library.rules.courses.plans import courses_of, name_of
from library.rules.rule import Context, Rule, at, short


def _check_all(context: Context) -> Iterator[Finding]:
    for course in courses_of(context):
        first: dict[str, Scalar] = {}
        for entry in course.entries:
            if course.plan and (earlier := first.setdefault(name_of(entry), entry)) is not entry:
                yield Finding(
                    at(course.plan, entry),
                    f"The unit `{short(entry.text)}` stands on line {earlier.line} already.",
                    "Delete one of the two lines",
                )


RULE = Rule(
    name="unit-repeated",
    what="course.yml names the same unit twice.",
    why="People would be led back to a page that they have finished, and think that nothing was kept.",
    check_all=_check_all,
)
