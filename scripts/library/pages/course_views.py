"""What templates show of a course and its units: the same on the site and in packages."""

from library.catalogue import addresses
from library.model.course import Course, Unit
from library.model.generated_file import Json
from library.model.question import OWN_WORDS, Prose, QuestionKind
from library.pages import question_views, words
from library.pages.question_views import Link
from library.pages.views import View


def plan_view(course: Course) -> View:
    """Return what a script needs to follow somebody through a course, and what lists of units show."""
    return {
        "id": course.resource.id,
        "title": course.resource.title,
        "summary": course.resource.summary,
        "minutes": course.minutes,
        "url": addresses.resource(course.slug),
        "rule": course.plan.completion,
        "pass_mark": course.plan.pass_mark,
        "objectives": list(course.plan.objectives),
        "units": [_unit_line(course, unit, number) for number, unit in enumerate(course.units, start=1)],
    }


def _unit_line(course: Course, unit: Unit, number: int) -> View:
    return {
        "number": number,
        "slug": unit.slug,
        "title": unit.title,
        "minutes": words.minutes(unit.minutes),
        "required": unit.required,
        "url": addresses.unit(course.slug, unit.slug),
        "checks": [question.id for question in unit.checks],
    }


def parts_view(course: Course, unit: Unit, link: Link) -> list[Json]:
    """Return a unit's parts in their order: `html`, or a `question` with its number among the unit's checks."""
    parts: list[Json] = []
    number = 0
    for part in unit.lesson.parts:
        if isinstance(part, Prose):
            parts.append({"html": link(part.html), "question": None})
            continue
        number += part.kind not in OWN_WORDS
        view = question_views.question(part, link, when=_when(course, unit, part.id))
        numbered = {**view, "number": number if part.kind not in OWN_WORDS else 0}
        parts.append({"html": "", "question": numbered})
    return parts


def _when(course: Course, unit: Unit, question_id: str) -> str:
    """Return whether a unit is the first of the two that ask how confident somebody feels."""
    asking = [
        other.slug
        for other in course.units
        for question in other.lesson.questions
        if question.kind is QuestionKind.CONFIDENCE and question.id == question_id
    ]
    return "after" if len(asking) > 1 and asking[0] != unit.slug else "before"
