"""A unit in the plan that has no file."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.courses import UNITS
from library.rules.courses.plans import courses_of, name_of
from library.rules.rule import Context, Rule, at, short


def _check_all(context: Context) -> Iterator[Finding]:
    for course in courses_of(context):
        # Where there are no units at all, that is the fault.
        if not course.plan or not course.files.units:
            continue
        for entry, meant in course.missing:
            name = short(name_of(entry))
            yield Finding(
                at(course.plan, entry),
                f"The plan names the unit `{name}`, and there is no file {UNITS}/{name}.md."
                + (f" Did you mean `{meant}`?" if meant else ""),
                meant or f"Write {UNITS}/{name}.md, or delete this line",
            )


RULE = Rule(
    name="unit-missing",
    what="course.yml names a unit that has no file in units/.",
    why="The course would be shorter than it says, and nobody would know what was left out.",
    check_all=_check_all,
)
