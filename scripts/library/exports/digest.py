"""What a newsletter and a team meeting are told: new and changed resources, what was closed, what is coming."""

from dataclasses import dataclass
from datetime import date, timedelta

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.sessions import Held, all_held, dated, how_to_book
from library.exports.rows import absolute
from library.model.learning_log import LearningEntry
from library.model.resource import Resource

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
THINGS = 3
NOT_SHOWN = frozenset({"archived", "draft"})
"""Statuses of resources that nobody should be sent to."""
NO_ADDRESS = "The library's own address has not been set yet, so there are no links. Each line gives the page instead."
NOT_KNOWN = "Not yet known"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to tell of, with where it leads."""

    title: str
    words: str
    facts: str
    """What helps to decide: how long it takes, whom it is for, when it is."""
    link: str
    """The whole address; empty while the library has none."""
    page: str
    """The address from the site's top."""
    notes: tuple[str, ...] = ()
    """Further sentences."""


@dataclass(frozen=True, slots=True)
class Digest:
    """All that is told."""

    library: str
    publisher: str
    since: str
    has_address: bool
    new: tuple[Item, ...]
    changed: tuple[Item, ...]
    closed: tuple[Item, ...]
    webinars: tuple[Item, ...]
    undated: int
    """Sessions whose day has not been set."""
    booking: str
    to_try: tuple[Item, ...]
    """Three things for a team; `notes` holds what to ask each other."""

    @property
    def sections(self) -> tuple[tuple[str, tuple[Item, ...], str], ...]:
        """The newsletter's parts: heading, items, and what to say where there are none."""
        later = f" {_count(self.undated, 'session has', 'sessions have')} no date yet." if self.undated else ""
        return (
            ("New in the library", self.new, "Nothing new this time."),
            ("Changed", self.changed, "Nothing changed this time."),
            ("Closed in the learning log", self.closed, "No learning was closed this time."),
            ("Webinars to come", self.webinars, f"No webinar with a date is coming.{later}"),
        )

    @property
    def summary(self) -> str:
        """The line that mail programs show beside the subject."""
        parts = (
            _count(len(self.new), "new resource"),
            _count(len(self.changed), "changed resource"),
            _count(len(self.closed), "closed learning point"),
            _count(len(self.webinars), "webinar to come", "webinars to come"),
        )
        return f"{', '.join(parts[:-1])} and {parts[-1]}."


def digest_of(catalogue: Catalogue, since: date, today: date) -> Digest:
    """Return what happened from `since` on; webinars count from `today` on, for nobody can join an earlier one."""
    shown = [resource for resource in catalogue.resources if resource.status not in NOT_SHOWN]
    new = [resource for resource in shown if resource.published >= since]
    changed = [
        resource
        for resource in shown
        if resource.published < since and any(change.date >= since for change in resource.changes)
    ]
    first = max(since + timedelta(days=1) if since < date.max else since, today)
    sessions = tuple(held for held in dated(catalogue) if held.start and held.start.date() >= first)
    partnership = catalogue.partnership
    return Digest(
        library=partnership.library_name if partnership else "Learning library",
        publisher=partnership.name if partnership else "",
        since=day(since),
        has_address=bool(partnership and partnership.site_url),
        new=tuple(_resource(catalogue, resource) for resource in new),
        changed=tuple(_changed(catalogue, resource, since) for resource in changed),
        closed=tuple(
            _closed(catalogue, entry)
            for entry in catalogue.learning_log
            if entry.closed and since <= entry.closed.date <= today
        ),
        webinars=tuple(_session(catalogue, held) for held in sessions if not held.session.cancelled),
        undated=sum(1 for held in all_held(catalogue) if not held.start and not held.session.cancelled),
        booking=how_to_book(catalogue) if sessions else "",
        to_try=tuple(_to_try(catalogue, resource) for resource in _three(shown, [*new, *changed])),
    )


def day(value: date) -> str:
    """Return `22 November 2026`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def _count(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"


def _item(catalogue: Catalogue, title: str, words: str, facts: str, page: str, *notes: str) -> Item:
    whole = absolute(catalogue, page)
    return Item(title, words, facts, whole if whole != page else "", page, tuple(note for note in notes if note))


def _resource(catalogue: Catalogue, resource: Resource, *notes: str) -> Item:
    waiting = "" if resource.status == "live" else catalogue.label("statuses", resource.status)
    facts = (
        f"{resource.minutes} minutes",
        catalogue.label("types", resource.type),
        ", ".join(catalogue.label("audiences", audience) for audience in resource.audiences[:3]),
        waiting,
    )
    return _item(
        catalogue,
        resource.title,
        resource.summary,
        " · ".join(fact for fact in facts if fact),
        addresses.permanent(resource.id),
        *notes,
    )


def _changed(catalogue: Catalogue, resource: Resource, since: date) -> Item:
    lines = sorted((change for change in resource.changes if change.date >= since), key=lambda change: change.date)
    return _resource(catalogue, resource, *(f"{day(change.date)}: {change.note}" for change in lines))


def _closed(catalogue: Catalogue, entry: LearningEntry) -> Item:
    assert entry.closed is not None  # noqa: S101 - for the reader and mypy: only closed entries come here
    differences = [action.difference_for_children for action in entry.actions if action.difference_for_children]
    theme = entry.themes[0] if entry.themes else ""
    page = addresses.learning_log(theme) if theme in catalogue.log_of else addresses.LEARNING_LOG
    return _item(
        catalogue,
        entry.title,
        entry.learning,
        f"Closed on {day(entry.closed.date)} by {entry.closed.by}",
        f"{page}#{entry.id}",
        f"Because: {entry.closed.because}",
        f"Different for children: {' '.join(differences) or NOT_KNOWN}",
    )


def _session(catalogue: Catalogue, held: Held) -> Item:
    begin, end = held.start, held.end
    when = f"{WEEKDAYS[begin.weekday()]} {day(begin)}, {begin:%H:%M}" if begin else ""
    until = f" to {end:%H:%M}" if begin and end and end.date() == begin.date() else ""
    return _item(
        catalogue,
        held.session.title,
        held.session.summary,
        f"{when}{until} · {catalogue.label('session-modes', held.session.mode)}",
        f"{addresses.resource(held.resource.slug)}#session-{held.session.id}",
        held.session.joining,
    )


def _three(shown: list[Resource], fresh: list[Resource]) -> list[Resource]:
    """Choose three short things on different themes, new and changed ones first."""
    names = {resource.id for resource in fresh}
    ordered = sorted(shown, key=lambda resource: (resource.id not in names, resource.minutes, resource.id))
    chosen: list[Resource] = []
    themes: set[str] = set()
    for resource in ordered:
        if len(chosen) < THINGS and resource.themes and resource.themes[0] not in themes:
            chosen.append(resource)
            themes.add(resource.themes[0])
    return [*chosen, *(resource for resource in ordered if resource not in chosen)][:THINGS]


def _to_try(catalogue: Catalogue, resource: Resource) -> Item:
    return _resource(catalogue, resource, *resource.supervision_questions[:1])
