"""A course that takes much longer than it says, or much less."""

from collections.abc import Iterator

from library.model import fields
from library.model.course import Course
from library.model.problem import Finding, Severity
from library.model.resource import Resource
from library.rules.rule import Context, Rule, at

SHARE = 1 / 3
"""The part of its minutes by which it may be off."""


def _check_all(context: Context) -> Iterator[Finding]:
    pages = {page.path: page for page in context.tree.resources}
    for course in context.catalogue.courses:
        page, said = pages[course.resource.path], course.resource.minutes
        node = page.front.get("minutes") if page.front else None
        needed = sum(unit.minutes for unit in course.units if unit.required)
        if not node or not course.units or _close(course.minutes, said) or _close(needed, said):
            continue
        yield Finding(
            at(page, node),
            f"The page says {said} minutes, and its units together take {course.minutes}.",
            f"minutes: {_nearest(course)}, or other minutes in the units",
        )


def _close(minutes: int, said: int) -> bool:
    return abs(minutes - said) <= said * SHARE


def _nearest(course: Course) -> int:
    kinds = [spec.kind for spec in fields.fields_of(Resource) if spec.name == "minutes"]
    choices = kinds[0].choices if isinstance(kinds[0], fields.Number) else ()
    return min(choices or (course.minutes,), key=lambda choice: abs(choice - course.minutes))


RULE = Rule(
    name="course-minutes-off",
    what="The minutes of a course's units add up to something else than its page says, by more than a third.",
    why="People plan it into a working day, and stop half-way when it takes longer.",
    severity=Severity.WARNING,
    check_all=_check_all,
)
