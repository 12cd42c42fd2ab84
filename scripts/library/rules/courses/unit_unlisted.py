"""A unit that the plan does not name."""

import re
from collections.abc import Iterator

from library.model.problem import Finding
from library.model.resource import SLUG
from library.rules.courses.plans import courses_of, name_of
from library.rules.rule import Context, Rule, on_line, short


def _check_all(context: Context) -> Iterator[Finding]:
    for course in courses_of(context):
        # Without a plan that is the fault; where the plan misspells a unit, its line is.
        if not course.plan:
            continue
        named = {name_of(entry) for entry in course.entries} | {missing.meant for missing in course.missing}
        for unit in course.units:
            if unit.slug not in named:
                yield Finding(
                    on_line(unit, 1),
                    f"{course.plan.path} does not name this unit.",
                    f"  - unit: {short(unit.slug)}" + ("" if re.fullmatch(SLUG, unit.slug) else _renamed(unit.slug)),
                )


def _renamed(slug: str) -> str:
    better = re.sub(r"[^a-z0-9]+", "-", slug.lower()).strip("-") or "short-name"
    return f", once the file is called {better}.md"


RULE = Rule(
    name="unit-unlisted",
    what="A file in a course's units/ is not named in course.yml.",
    why="Nobody taking the course would ever come to it.",
    check_all=_check_all,
)
