"""What was added, changed and archived, day by day, newest first."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.paging import turns
from library.model.resource import Resource

MOST_EVENTS = 200
"""Lines on one page, at about 300 bytes each."""
SHARED = 3
"""From so many resources with one and the same note on a day, the note is said once for all of them."""


class Happened(StrEnum):
    """What happened to a resource, in the order in which a day tells of it."""

    ADDED = "added"
    CHANGED = "changed"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to one resource on one day."""

    day: date
    happened: Happened
    resource: Resource
    note: str = ""
    """What changed, or why it is no longer kept up, in the resource's own words."""
    shared: bool = False
    """Whether several resources changed on that day with the same note."""


@dataclass(frozen=True, slots=True)
class EventPage:
    """What stands on one page of the history."""

    address: str
    year: int
    """0 on the page that holds the latest of all years."""
    number: int
    events: tuple[Event, ...]


def events(catalogue: Catalogue) -> tuple[Event, ...]:
    """Return everything that happened, newest first; within a day by what happened, then by theme or note and title."""
    known: tuple[Event, ...] | None = catalogue.kept.get("history")
    if known is None:
        known = catalogue.kept["history"] = _sorted(catalogue, (*_live(catalogue), *_archived(catalogue)))
    return known


def event_pages(catalogue: Catalogue) -> tuple[EventPage, ...]:
    """Return the page of the latest events and, once they don't fit on it, the pages of each year."""
    found = events(catalogue)
    latest = EventPage(addresses.NEW, 0, 1, found[:MOST_EVENTS])
    if len(found) <= MOST_EVENTS:
        return (latest,)
    by_year = ((year, tuple(members)) for year, members in groupby(found, key=lambda event: event.day.year))
    return (latest, *(page for year, members in by_year for page in _pages_of(year, members)))


def _pages_of(year: int, found: tuple[Event, ...]) -> Iterator[EventPage]:
    for number, address in enumerate(turns(addresses.new_of(year), len(found), MOST_EVENTS), start=1):
        yield EventPage(address, year, number, found[(number - 1) * MOST_EVENTS : number * MOST_EVENTS])


def _live(catalogue: Catalogue) -> Iterator[Event]:
    # What is no longer kept up is told of once, with the reason: "Added" would still lead readers to it.
    for resource in catalogue.resources:
        yield Event(resource.published, Happened.ADDED, resource)
        days: dict[date, list[str]] = {}
        for change in resource.changes:
            # On the day it appears a resource is new to everybody, whatever was mended since the morning.
            if change.date > resource.published:
                days.setdefault(change.date, []).append(change.note)
        for day, notes in days.items():
            yield Event(day, Happened.CHANGED, resource, " ".join(dict.fromkeys(notes)))


def _archived(catalogue: Catalogue) -> Iterator[Event]:
    for resource in catalogue.archived:
        if resource.archived:
            yield Event(resource.archived, Happened.ARCHIVED, resource, resource.archived_because)


def _sorted(catalogue: Catalogue, found: tuple[Event, ...]) -> tuple[Event, ...]:
    place = {theme.id: number for number, theme in enumerate(catalogue.themes)}
    said = Counter((event.day, event.note) for event in found if event.happened is Happened.CHANGED)
    told = [
        Event(event.day, event.happened, event.resource, event.note, said[event.day, event.note] >= SHARED)
        for event in found
    ]

    def within_a_day(event: Event) -> tuple[int, int, str, str, str]:
        home = next(iter(event.resource.themes), "")
        theme = place.get(home, len(place)) if event.happened is Happened.ADDED else 0
        note = event.note if event.shared else ""
        return (list(Happened).index(event.happened), theme, note, event.resource.title.casefold(), event.resource.id)

    told.sort(key=within_a_day)
    told.sort(key=lambda event: event.day, reverse=True)
    return tuple(told)
