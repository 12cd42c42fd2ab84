"""A unit with a name that the site needs itself."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.model.problem import Finding
from library.rules.courses.plans import courses_of
from library.rules.rule import Context, Rule, on_line

TAKEN = {addresses.TRAINER: "the trainer's guide"}


def _check_all(context: Context) -> Iterator[Finding]:
    for course in courses_of(context):
        for unit in course.units:
            if owner := TAKEN.get(unit.slug):
                yield Finding(
                    on_line(unit, 1),
                    f"The address {addresses.unit(course.page.slug, unit.slug)} belongs to {owner}.",
                    f"Rename the file to {unit.slug}s-part.md and its line in course.yml, or, if it is {owner}, "
                    f"move it to {course.folder}/{unit.slug}.md",
                )


RULE = Rule(
    name="unit-name-taken",
    what="A unit's file is called `trainer.md`, and its address is that of the trainer's guide.",
    why="Two pages at one address: people would find one of them, and not know which.",
    check_all=_check_all,
)
