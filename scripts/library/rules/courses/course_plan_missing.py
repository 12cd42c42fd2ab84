"""A course's folder without what makes it a course."""

from collections.abc import Iterator
from pathlib import Path

from library.model.problem import Finding, Place
from library.reading.courses import PLAN, UNITS
from library.rules.courses.plans import PlannedCourse, courses_of, name_of
from library.rules.rule import Context, Rule


def _check_all(context: Context) -> Iterator[Finding]:
    for course in courses_of(context):
        if not course.files.plan:
            other = _other_name(course.page.folder)
            yield Finding(
                Place(f"{course.folder}/{PLAN}"),
                f"The course has no {PLAN}, which lists its objectives and its units.",
                f"Rename {other} to {PLAN}" if other else _plan(course),
            )
        if not course.files.units:
            name = name_of(course.entries[0]) if course.entries else "first-unit"
            yield Finding(
                Place(f"{course.folder}/{UNITS}/{name}.md"),
                f"The course has no units: there is no page in its folder {UNITS}/.",
                f"Write {UNITS}/{name}.md with a title, its minutes and its words",
            )


def _other_name(folder: Path | None) -> str:
    names = ("course.yaml", "Course.yml", "course.yml.txt", "plan.yml")
    return next((name for name in names if folder and (folder / name).is_file()), "")


def _plan(course: PlannedCourse) -> str:
    units = ", ".join(f"{{unit: {unit.slug}}}" for unit in course.units) or "{unit: first-unit}"
    return f"objectives: [What somebody can do afterwards] and, on the next line, units: [{units}]"


RULE = Rule(
    name="course-plan-missing",
    what="A folder in resources/courses/ has no course.yml, or no unit.",
    why="Readers would find a page that promises a course, and no course.",
    check_all=_check_all,
)
