"""The learning log: what was learned, which group acts on it, and what became different for children."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from library.model import fields

Group = Annotated[str, fields.Text(min=3, max=120)]
"""Who, as a role or a group: never a person's name."""
Sentence = Annotated[str, fields.Text(min=10, max=400)]

RECHECKS = (3, 9, 18)
"""Months after closing at which somebody looks again."""
A_LITTLE_EARLY = timedelta(days=31)
"""How much earlier than due a re-check still counts for that time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningSource:
    """Where something was learned."""

    kind: Annotated[str, fields.Term("learning-sources")]
    """What kind of source it is."""
    text: Annotated[str, fields.Text(min=5, max=200)]
    """Its title, with its year: enough to find it again. Never the name of a child, a family or a worker."""
    url: Annotated[str, fields.Url()] = ""
    """Its own address, if it is public."""
    dated: Annotated[date, fields.Date()] | None = None
    """The day on it, if it gives one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningAction:
    """One thing that somebody does about the learning."""

    what: Annotated[str, fields.Text(min=10, max=300)]
    """What is done, in a sentence."""
    type: Annotated[str, fields.Term("action-types")]
    """How it works. Telling people is the weakest; changing what people have, and how work is set up, is stronger."""
    status: Annotated[str, fields.Term("action-statuses")]
    """Where it stands."""
    owner: Group = ""
    """The group or role that sees to it."""
    due: Annotated[date, fields.Date(future=True)] | None = None
    """The day by which it should be done."""
    reach: Sentence = ""
    """Whom it reached, in a sentence. Left out, the page says “Not yet known”, as for the three below."""
    use: Sentence = ""
    """Who uses it, and how you know."""
    difference_for_children: Sentence = ""
    """What became different for children. Never what you hope for."""
    evidence: Annotated[str, fields.Text(min=5, max=300)] = ""
    """Where reach, use and difference can be seen: an audit, a survey, records that were read."""

    @property
    def is_seen(self) -> bool:
        """Whether anybody knows that it is used, or that it made a difference."""
        return bool(self.use or self.difference_for_children)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """That an entry was closed."""

    date: Annotated[date, fields.Date()]
    """The day on which it was closed."""
    by: Group
    """The group that decided."""
    because: Annotated[str, fields.Text(min=10, max=400)]
    """What shows that the learning is in use. That something was sent round is no reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck:
    """One later look at a closed entry."""

    date: Annotated[date, fields.Date()]
    """The day of the look."""
    found: Annotated[str, fields.Text(min=10, max=400)]
    """What was found, also if the change did not last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningEntry:
    """One entry of the learning log, from resources/learning-log/<id>.yml."""

    title: Annotated[str, fields.Text(min=3, max=80)]
    """What readers call it."""
    source: Annotated[LearningSource, fields.Record(LearningSource)]
    """Where it was learned."""
    themes: Annotated[tuple[str, ...], fields.ListOf(fields.Term("themes"), min=1, max=3)]
    """The themes whose pages show it."""
    learning: Annotated[str, fields.Text(min=20, max=300)]
    """What was learned, in one sentence about the system, never about a person."""
    made_sense: Sentence = ""
    """Why what happened made sense to people then."""
    groups: Annotated[tuple[str, ...], fields.ListOf(fields.Term("owners"), max=4)] = ()
    """The sub-groups that look after it."""
    actions: Annotated[tuple[LearningAction, ...], fields.ListOf(fields.Record(LearningAction), max=12)] = ()
    """What is done about it. Left out, the page says that it is not known yet."""
    closed: Annotated[Closing, fields.Record(Closing)] | None = None
    """That it was closed, by whom and why."""
    rechecks: Annotated[tuple[Recheck, ...], fields.ListOf(fields.Record(Recheck), max=12)] = ()
    """Looks 3, 9 and 18 months after closing, each with what was found."""
    resources: Annotated[tuple[str, ...], fields.ListOf(fields.Reference(), max=12)] = ()
    """Ids of resources in this library that came of it."""
    provenance: Annotated[str, fields.Text(min=10, max=300)]
    """Where the facts of this entry come from, so that anybody can check them."""

    id: str
    """Its file's name; its place on the page is `#<id>`."""
    path: str
    """Its file, from the repository's top folder."""

    @property
    def knows_a_difference(self) -> bool:
        """Whether any of its actions says what became different for children."""
        return any(action.difference_for_children for action in self.actions)

    def outstanding(self) -> Iterator[tuple[int, date]]:
        """Go through the re-checks that nobody has made yet: months after closing, and the day each is due."""
        if not self.closed:
            return
        last = max((check.date for check in self.rechecks), default=date.min)
        for months in RECHECKS:
            due = months_after(self.closed.date, months)
            if due and (last == date.min or last < due - A_LITTLE_EARLY):
                yield months, due


def months_after(day: date, months: int) -> date | None:
    """Return the same day some months later; None where the calendar ends."""
    total = day.month - 1 + months
    try:
        # Day 28 exists in every month.
        return date(day.year + total // 12, total % 12 + 1, min(day.day, 28))
    except ValueError:
        return None
