"""A learning resource: what its front matter says, and what reading adds from where it stands."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated

from library.model import fields
from library.model.body import Body

RESOURCE_ID = r"[a-z]{2}-(v?\d{1,3})"
ARCHIVED = "archived"
"""The status of a resource that is no longer kept up."""
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a resource's facts come from."""

    title: Annotated[str, fields.Text(max=200)]
    """The source's own title."""
    publisher: Annotated[str, fields.Text(max=120)]
    """Who published it."""
    year: Annotated[int, fields.Number(min=1900, max=2100)] | None = None
    """The year it was published. Left out, the page says `undated`: never put the year in which you read it."""
    evidence: Annotated[str, fields.Term("evidence")]
    """What kind of evidence it is."""
    url: Annotated[str, fields.Url()] = ""
    """Its own address, if it has one."""
    checked: Annotated[date, fields.Date()] | None = None
    """The day on which somebody last opened it."""
    note: Annotated[str, fields.Text(max=300)] = ""
    """What we took from it, in a sentence."""

    @property
    def when(self) -> str:
        """Its year as readers see it."""
        return str(self.year) if self.year else "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of a resource's history."""

    date: Annotated[date, fields.Date()]
    """When it changed."""
    note: Annotated[str, fields.Text(max=200)]
    """What changed, for a reader."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside a resource's index.md that readers can open or download."""

    name: str
    path: Path
    """Where it stands on disk."""
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A learning resource. Its folder gives its type and its slug."""

    id: Annotated[
        str, fields.Text(max=8, pattern=RESOURCE_ID, looks_like="two letters, a hyphen and a number, such as `pc-03`")
    ]
    """The permanent short id. `/r/<id>/` never breaks and an id is never used again for something else."""
    title: Annotated[str, fields.Text(min=3, max=70)]
    """What readers call it; the page's heading and the card's first line."""
    summary: Annotated[str, fields.Text(min=20, max=160)]
    """One sentence that says what it is for; under the title, on cards and in search results."""
    themes: Annotated[tuple[str, ...], fields.ListOf(fields.Term("themes"), min=1, max=3)]
    """One to three learning themes. The first is its home."""
    topics: Annotated[tuple[str, ...], fields.ListOf(fields.Term("topics"), max=6)] = ()
    """Topics that cut across the themes."""
    audiences: Annotated[tuple[str, ...], fields.ListOf(fields.Term("audiences"), min=1, max=8)]
    """Who it is for; `everyone` stands alone or first."""
    when_to_use: Annotated[tuple[str, ...], fields.ListOf(fields.Term("when-to-use"), min=1, max=3)]
    """One to three moments in which somebody reaches for it."""
    ages: Annotated[tuple[str, ...], fields.ListOf(fields.Term("ages"), min=1, max=8)]
    """The ages of the children it is about."""
    minutes: Annotated[int, fields.Number(choices=(2, 5, 10, 15, 20, 30, 45, 60, 90))]
    """Typical time to use it, in minutes (not to read it); on the card and in the time facet."""
    level: Annotated[str, fields.Term("levels")]
    """How much experience it expects."""
    status: Annotated[str, fields.Term("statuses")]
    """Where it stands with the partnership. New content is `awaiting-sign-off`."""
    archived: Annotated[date, fields.Date()] | None = None
    """The day it was archived. `scripts/retire.py` writes this field and the three below."""
    archived_because: Annotated[str, fields.Text(min=10, max=300)] = ""
    """Why it is no longer kept up, in a sentence that its page shows."""
    instead: Annotated[tuple[str, ...], fields.ListOf(fields.Reference(), max=6)] = ()
    """Ids of the resources to use in place of an archived one."""
    merged_into: Annotated[str, fields.Reference()] = ""
    """The id of the resource that took over all that an archived one said; its addresses lead there."""
    owner: Annotated[str, fields.Term("owners")]
    """The group that keeps it right. A role, never a person."""
    licence: Annotated[str, fields.Term("licences")]
    """The licence of our own words on the page."""
    restriction: Annotated[str, fields.Term("restrictions")]
    """Whether using it needs training, a licence or a role; shown as a badge."""
    restriction_note: Annotated[str, fields.Text(max=200)] = ""
    """The restriction in a sentence; needed unless `restriction` is `none`."""
    content_warning: Annotated[str, fields.Text(max=200)] = ""
    """What in it may distress, in a sentence; shown before the body."""
    quick_exit: Annotated[bool, fields.Flag()] = False
    """Whether the page carries the quick exit: true wherever a reader may be being watched."""
    published: Annotated[date, fields.Date()]
    """The day it first appeared."""
    reviewed: Annotated[date, fields.Date()]
    """The day somebody last read all of it and found it right."""
    review_months: Annotated[int, fields.Number(min=1, max=36)]
    """Months from one review to the next; 6 where it rests on law, otherwise 12."""
    law: Annotated[tuple[str, ...], fields.ListOf(fields.Term("legal-texts"), max=8)] = ()
    """The legal texts it rests on, from the settings file."""
    law_checked: Annotated[date, fields.Date()] | None = None
    """The day somebody checked it against them. Left out, the page says `legal content not yet checked`."""
    also_called: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=80), max=20)] = ()
    """Words people type when they look for it."""
    asked_as: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=80), max=30)] = ()
    """Situations and questions that it answers, in people's own words. The search knows them; no page shows them."""
    aliases: Annotated[
        tuple[str, ...],
        fields.ListOf(
            fields.Text(max=80, pattern=SLUG, looks_like="an earlier folder name, such as `second-questions`"), max=20
        ),
    ] = ()
    """Its earlier slugs; their addresses keep working."""
    sources: Annotated[tuple[Source, ...], fields.ListOf(fields.Record(Source), min=1, max=30)]
    """Where its facts come from."""
    related: Annotated[tuple[str, ...], fields.ListOf(fields.Reference(), max=30)] = ()
    """Ids of resources to read with it, the closest first. Both sides name each other."""
    builds_on: Annotated[tuple[str, ...], fields.ListOf(fields.Reference(), max=6)] = ()
    """Ids of resources to know first."""
    came_from: Annotated[tuple[str, ...], fields.ListOf(fields.Reference(), max=6)] = ()
    """Ids of resources that it was split from or that were merged into it."""
    supervision_questions: Annotated[tuple[str, ...], fields.ListOf(fields.Text(min=15, max=300), min=3, max=3)]
    """Three questions to take to supervision, particular to this resource."""
    changes: Annotated[tuple[Change, ...], fields.ListOf(fields.Record(Change))] = ()
    """What changed and when, newest first."""

    type: str
    """The id of its type, from the folder it stands in."""
    slug: str
    """Its folder's name; its address is `/resources/<slug>/`."""
    path: str
    """Its index.md, from the repository's top folder."""
    body: Body = field(repr=False)
    attachments: tuple[Attachment, ...] = field(default=(), repr=False)

    @property
    def next_review(self) -> date:
        """The day on which the next review is due."""
        months = self.reviewed.month - 1 + self.review_months
        year, month = self.reviewed.year + months // 12, months % 12 + 1
        # Day 28 exists in every month, so 31 August plus six months is 28 February and never an error.
        return date(year, month, min(self.reviewed.day, 28))

    @property
    def is_archived(self) -> bool:
        """Tell whether it is kept for the record only."""
        return self.status == ARCHIVED

    @property
    def versions(self) -> tuple[date, ...]:
        """The days on which readers got something new to cite, newest first."""
        return tuple(sorted({self.published, *(change.date for change in self.changes)}, reverse=True))

    @property
    def updated(self) -> date:
        """The latest day on which readers got something new."""
        return max((self.published, self.reviewed, *(change.date for change in self.changes)))
