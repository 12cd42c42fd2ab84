"""A learning path: resources and courses in an order that makes sense for a role."""

from dataclasses import dataclass
from typing import Annotated

from library.model import fields


@dataclass(frozen=True, slots=True, kw_only=True)
class PathSection:
    """One part of a learning path."""

    title: Annotated[str, fields.Text(min=3, max=70)]
    """Its heading."""
    note: Annotated[str, fields.Text(max=240)] = ""
    """Why these belong together, or what to do between them."""
    resources: Annotated[tuple[str, ...], fields.ListOf(fields.Reference(), min=1, max=8)]
    """Ids of resources and courses, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningPath:
    """A learning path, from resources/paths/<slug>.yml."""

    title: Annotated[str, fields.Text(min=3, max=70)]
    """What readers call it."""
    summary: Annotated[str, fields.Text(min=20, max=160)]
    """One sentence that says who gets what out of it."""
    audiences: Annotated[tuple[str, ...], fields.ListOf(fields.Term("audiences"), min=1, max=8)]
    """Who it is for."""
    sections: Annotated[tuple[PathSection, ...], fields.ListOf(fields.Record(PathSection), min=1, max=8)]
    """Its parts, in their order."""
    after: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=80), max=4)] = ()
    """Slugs of paths to take first."""

    slug: str
    """Its file's name; its address is `/paths/<slug>/`."""
    path: str
    """Its file, from the repository's top folder."""

    @property
    def members(self) -> tuple[str, ...]:
        """The ids of all its resources, in their order."""
        return tuple(member for section in self.sections for member in section.resources)
