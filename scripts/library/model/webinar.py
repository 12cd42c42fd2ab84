"""A webinar: a resource whose folder also holds webinar.yml and perhaps slides and recordings."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from library.model import fields
from library.model.body import Body
from library.model.film import FileName, Film, Recording
from library.model.resource import SLUG, Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question that somebody asked in a session."""

    question: Annotated[str, fields.Text(min=5, max=300)]
    """The question, without a name."""
    answer: Annotated[str, fields.Text(min=5, max=1000)]
    """What was answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One meeting of a webinar."""

    id: Annotated[str, fields.Text(max=60, pattern=SLUG, looks_like="small letters and hyphens, such as `second-one`")]
    """Its permanent name; calendars and links know it by this."""
    title: Annotated[str, fields.Text(min=3, max=80)]
    """What it is called."""
    summary: Annotated[str, fields.Text(min=10, max=200)]
    """One sentence on what it is about."""
    minutes: Annotated[int, fields.Number(min=10, max=480)]
    """How long it takes."""
    start: Annotated[datetime, fields.DateAndTime()] | None = None
    """When it begins, by the clock in London. Left out until the partnership has set it."""
    end: Annotated[datetime, fields.DateAndTime()] | None = None
    """When it ends. Left out, it is `minutes` after the start."""
    mode: Annotated[str, fields.Term("session-modes")]
    """Whether people join online or meet."""
    joining: Annotated[str, fields.Text(max=300)] = ""
    """How to join, in a sentence. A joining link that lets anybody in does not belong here."""
    capacity: Annotated[str, fields.Text(max=120)] = ""
    """How many places there are, in words."""
    cancelled: Annotated[bool, fields.Flag()] = False
    """Whether it will not take place. The line stays, so that calendars hear of it."""
    revision: Annotated[int, fields.Number(max=999)] = 0
    """One more after every change of day, time, place or title, so that calendars take the change."""
    slides: FileName = ""
    """The session's slides in Markdown, in the folder `slides/`."""
    recording: Annotated[Recording, fields.Record(Recording)] | None = None
    """The recording, once there is one."""
    answers: Annotated[tuple[Answer, ...], fields.ListOf(fields.Record(Answer), max=30)] = ()
    """What was asked, and what was answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebinarPlan:
    """What webinar.yml says."""

    sessions: Annotated[tuple[Session, ...], fields.ListOf(fields.Record(Session), min=1, max=30)]
    """The sessions, in their order."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide, with what the speaker says to it."""

    title: str
    html: str
    """What is shown, without the title."""
    notes: str
    """What the speaker has in front of them, as HTML; may be empty."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session, complete."""

    session: Session
    film: Film | None = None
    """Its recording."""
    slides: tuple[Slide, ...] = field(default=(), repr=False)
    slides_path: str = ""
    """The slides' file, from the repository's top folder."""
    words: Body | None = field(default=None, repr=False)
    """All of the slides as one text, as rules read it."""


@dataclass(frozen=True, slots=True)
class Webinar:
    """A webinar, complete."""

    resource: Resource
    meetings: tuple[Meeting, ...]
