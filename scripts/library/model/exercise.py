"""A case exercise: an invented family, its story in events, and what a facilitator needs to run it."""

from dataclasses import dataclass
from typing import Annotated

from library.model import fields
from library.model.chooser import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of the invented family."""

    who: Annotated[str, fields.Text(max=60)]
    """A first name, with an age where it matters."""
    about: Annotated[str, fields.Text(max=240)]
    """What everybody knows about them at the start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """One step of the session's plan."""

    minutes: Annotated[int, fields.Number(min=1, max=120)]
    """How long it takes."""
    what: Annotated[str, fields.Text(max=160)]
    """What happens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One envelope: an agency, whose cards one person or a pair holds."""

    id: Name
    """Its short name; the address of the envelope ends with it."""
    label: Annotated[str, fields.Text(max=40)]
    """The agency, as its envelope says."""
    note: Annotated[str, fields.Text(max=160)] = ""
    """What its holder should know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event of the story, on one card. Events are numbered in their order."""

    id: Name
    """Its permanent name."""
    when: Annotated[str, fields.Text(max=60)]
    """The time and the place, such as `September, primary school`."""
    holder: Annotated[str, fields.Text(max=40)]
    """The id of the envelope that it lies in."""
    read_out: Annotated[str, fields.Text(min=10, max=450)]
    """What its holder reads aloud."""
    if_asked: Annotated[str, fields.Text(max=450)] = ""
    """What its holder reads only when a question comes near it."""
    made_sense: Annotated[str, fields.Text(max=200)] = ""
    """What made sense at the time. The facilitator alone sees it."""
    opened_up: Annotated[str, fields.Text(max=240)] = ""
    """What might have opened it up. The facilitator alone sees it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A stop in the story, to think together."""

    after: Annotated[str, fields.Text(max=40)]
    """The id of the event after which the group stops."""
    minutes: Annotated[int, fields.Number(min=1, max=60)]
    """How long the group talks."""
    questions: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=240), min=1, max=6)]
    """What the group talks about. Everybody sees them."""
    listen_for: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=300), max=6)] = ()
    """What the facilitator listens for, and what gets missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facilitation:
    """What only the facilitator reads."""

    before: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=400), min=1, max=10)]
    """How to get ready."""
    during: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=400), min=1, max=12)]
    """What to do and to notice while it runs."""
    after: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=400), min=1, max=12)]
    """How to close: what had to happen, good work to name, care for the group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """What exercise.yml says."""

    invented: Annotated[str, fields.Text(min=20, max=240)]
    """That the family is invented; every view and every card's sheet says it."""
    people: Annotated[tuple[Person, ...], fields.ListOf(fields.Record(Person), min=1, max=16)]
    """The family and those around it."""
    people_note: Annotated[str, fields.Text(max=400)] = ""
    """What else everybody knows about them."""
    how: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=300), min=1, max=10)]
    """How to play. Everybody sees it."""
    plan: Annotated[tuple[PlanStep, ...], fields.ListOf(fields.Record(PlanStep), min=1, max=16)]
    """The session's steps; their minutes make up the resource's."""
    holders: Annotated[tuple[Holder, ...], fields.ListOf(fields.Record(Holder), min=2, max=10)]
    """The envelopes."""
    events: Annotated[tuple[Event, ...], fields.ListOf(fields.Record(Event), min=3, max=30)]
    """The story, in the order of time."""
    stops: Annotated[tuple[Stop, ...], fields.ListOf(fields.Record(Stop), min=1, max=8)]
    """Where the group stops to think, in the order of the events."""
    facilitator: Annotated[Facilitation, fields.Record(Facilitation)]
    """What only the facilitator reads."""
    variations: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=400), max=8)] = ()
    """Other ways to run it: short of time, in a small group, online, alone."""
