"""A course: a resource whose folder also holds course.yml, a file for each unit and perhaps a trainer's guide."""

from dataclasses import dataclass, field
from typing import Annotated

from library.model import fields
from library.model.body import Body
from library.model.question import OWN_WORDS, Lesson, Question
from library.model.resource import SLUG, Resource

BY_SCORE = "score"
"""The one way to complete a course that has something to pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEntry:
    """One line of a course's list of units."""

    unit: Annotated[str, fields.Text(max=60, pattern=SLUG, looks_like="a file's name in `units/` without its ending")]
    """The unit's file in `units/`, without `.md`; also its address."""
    required: Annotated[bool, fields.Flag()] = True
    """Whether the course is complete only with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePlan:
    """What course.yml says. Title, audiences, level and minutes stand in index.md, as for every resource."""

    objectives: Annotated[tuple[str, ...], fields.ListOf(fields.Text(min=10, max=160), min=1, max=6)]
    """What somebody can do afterwards; each begins with a verb."""
    units: Annotated[tuple[UnitEntry, ...], fields.ListOf(fields.Record(UnitEntry), min=1, max=20)]
    """The units in their order."""
    completion: Annotated[str, fields.Term("completion-rules")] = "every-unit"
    """When the course counts as completed."""
    pass_mark: Annotated[int, fields.Number(min=1, max=100)] | None = None
    """The share of checks to get right at some try, in per cent; only where `completion` is `score`."""
    prerequisites: Annotated[tuple[str, ...], fields.ListOf(fields.Reference(), max=6)] = ()
    """Ids of resources to know first."""
    packages: Annotated[tuple[str, ...], fields.ListOf(fields.Term("package-formats"), max=6)] = ()
    """The packages that every build makes for learning management systems."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit of a course: five to nine minutes."""

    title: Annotated[str, fields.Text(min=3, max=70)]
    """Its heading, and its line in the list of units."""
    minutes: Annotated[int, fields.Number(min=1, max=30)]
    """Typical time for it, with its checks, in minutes."""

    slug: str
    """Its file's name; its address is `/courses/<course>/<slug>/`."""
    path: str
    """Its file, from the repository's top folder."""
    required: bool
    body: Body = field(repr=False)
    """All of it as one text, questions included, as rules read it."""
    lesson: Lesson = field(repr=False)
    """The same in its parts, as pages show it."""

    @property
    def checks(self) -> tuple[Question, ...]:
        """The questions that have right answers or lead somewhere: all but reflections and confidence."""
        return tuple(question for question in self.lesson.questions if question.kind not in OWN_WORDS)


@dataclass(frozen=True, slots=True)
class Course:
    """A course, complete: its resource, its plan and its units."""

    resource: Resource
    plan: CoursePlan
    units: tuple[Unit, ...]
    """In the plan's order; a unit without a readable file is left out."""
    trainer: Body | None = field(default=None, repr=False)
    """The trainer's guide."""
    trainer_path: str = ""

    @property
    def slug(self) -> str:
        """The course's folder name."""
        return self.resource.slug

    @property
    def minutes(self) -> int:
        """The units' minutes together."""
        return sum(unit.minutes for unit in self.units)
