"""What the rules on courses share: each course's page, plan and units, whatever else is wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from library.model.nodes import Mapping, Scalar, Sequence
from library.reading.courses import CourseFiles
from library.reading.documents import Document
from library.rules.metadata.records import near, one
from library.rules.rule import Context


class Missing(NamedTuple):
    """A unit that the plan names and that has no file."""

    entry: Scalar
    meant: str
    """The file that was probably meant."""


@dataclass(frozen=True)
class PlannedCourse:
    """One folder in resources/courses/."""

    page: Document
    """Its index.md."""
    files: CourseFiles

    @property
    def folder(self) -> str:
        """Its path from the repository's top folder."""
        return self.page.path.removesuffix("/index.md")

    @property
    def plan(self) -> Document | None:
        """Its course.yml, if any of it can be read."""
        return self.files.plan if self.files.plan and self.files.plan.front else None

    @cached_property
    def entries(self) -> tuple[Scalar, ...]:
        """The units that the plan names, in its order."""
        listed = self.plan.front.get("units") if self.plan and self.plan.front else None
        items = listed.items if isinstance(listed, Sequence) else ()
        return tuple(entry for item in items if isinstance(item, Mapping) and (entry := one(item, "unit")))

    @cached_property
    def units(self) -> tuple[Document, ...]:
        """The units in the plan's order, and then those that it does not name."""
        order = {name_of(entry): place for place, entry in reversed(list(enumerate(self.entries)))}
        return tuple(sorted(self.files.units, key=lambda unit: (order.get(unit.slug, len(order)), unit.slug)))

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """The units that the plan names and that have no file."""
        there = {unit.slug for unit in self.files.units}
        loose = there - {name_of(entry) for entry in self.entries}
        return tuple(
            Missing(entry, near(name_of(entry), sorted(loose))) for entry in self.entries if name_of(entry) not in there
        )


def name_of(entry: Scalar) -> str:
    """Return the unit that an entry means. How it should be written, the rules on fields say."""
    return entry.text.strip().removesuffix(".md").rsplit("/", 1)[-1]


def courses_of(context: Context) -> Iterator[PlannedCourse]:
    """Go through all courses, in the order of their paths."""
    for page in context.tree.resources:
        if files := context.tree.courses.get(page.path):
            yield PlannedCourse(page, files)
