"""What the library needs from those who look after it, on one day: what is due, unchecked, broken, missing, old."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from library.catalogue import counting
from library.catalogue.catalogue import Catalogue
from library.catalogue.gaps import ThemeGaps, gaps
from library.catalogue.mentions import never_named
from library.catalogue.outside_links import OutsideLink, outside_links
from library.catalogue.reading_age import PageAge, pages_with_ages
from library.model.partnership import LegalText
from library.model.resource import Resource

SOON = timedelta(days=90)
"""How long before its day a review is worth planning: a sub-group that meets every quarter meets once in it."""
OLD = timedelta(days=180)
"""How long after somebody read all of it a resource counts as read long ago."""
OLDEST = 10
"""How many of those that were read longest ago are listed."""
ARCHIVED, LIVE = "archived", "live"


class ReviewState(StrEnum):
    """Where a review stands on a day."""

    OVERDUE = "overdue"
    """Its day has passed."""
    SOON = "soon"
    """Its day comes within three months."""
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Edition:
    """A legal text whose edition nobody has confirmed, with the resources that rest on it."""

    text: LegalText
    resources: tuple[Resource, ...]


@dataclass(frozen=True, slots=True)
class Health:
    """All of it. What is archived needs nothing any more and is in no list."""

    day: date
    resources: tuple[Resource, ...]
    """All that are in use, by the day of their next review."""
    law_unchecked: tuple[Resource, ...]
    editions: tuple[Edition, ...]
    """Those that most resources rest on first."""
    waiting: tuple[Resource, ...]
    """Not signed off, those that have waited longest first."""
    links: tuple[OutsideLink, ...]
    gaps: tuple[ThemeGaps, ...]
    ages: tuple[PageAge, ...]
    """Every page that has enough prose to measure, the hardest for its type first."""
    oldest: tuple[Resource, ...]
    """Those that nobody has read for half a year, the longest first."""
    never_named: tuple[Resource, ...]

    def reviews(self, *states: ReviewState) -> tuple[Resource, ...]:
        """Return the resources whose review stands so, the earliest day first."""
        return tuple(resource for resource in self.resources if state_of(resource, self.day) in states)

    @property
    def too_hard(self) -> tuple[PageAge, ...]:
        """The pages that are harder to read than their type should be."""
        return tuple(page for page in self.ages if page.is_too_hard)


def health_of(catalogue: Catalogue, day: date) -> Health:
    """Return the library's health on a day, worked out once."""
    kept: dict[date, Health] = catalogue.kept.setdefault("health", {})
    if day not in kept:
        kept[day] = _health(catalogue, day)
    return kept[day]


def state_of(resource: Resource, day: date) -> ReviewState:
    """Tell where a resource's review stands; on the day itself it is not yet overdue."""
    if resource.next_review < day:
        return ReviewState.OVERDUE
    return ReviewState.SOON if resource.next_review <= day + SOON else ReviewState.LATER


def in_use(resources: Iterable[Resource]) -> tuple[Resource, ...]:
    """Leave out what is kept for the record only."""
    return tuple(resource for resource in resources if resource.status != ARCHIVED)


def by_owner(catalogue: Catalogue, resources: Iterable[Resource]) -> Mapping[str, tuple[Resource, ...]]:
    """Return the resources of each owner that has any, in the vocabulary's order; unknown owners come last."""
    resources = tuple(resources)
    known = [term.id for term in catalogue.vocabulary("owners")]
    owners = dict.fromkeys((*known, *(resource.owner for resource in resources)))
    parts = {owner: tuple(item for item in resources if item.owner == owner) for owner in owners}
    return {owner: part for owner, part in parts.items() if part}


def _health(catalogue: Catalogue, day: date) -> Health:
    # The id decides between equal days, so that two builds never differ.
    resources = _sorted(catalogue.resources, lambda item: item.next_review)
    return Health(
        day,
        resources,
        law_unchecked=_sorted(counting.unchecked_law(catalogue), lambda item: item.reviewed),
        editions=_editions(catalogue, resources),
        waiting=_sorted((item for item in resources if item.status != LIVE), lambda item: item.published),
        links=outside_links(catalogue),
        gaps=gaps(catalogue, resources),
        ages=tuple(page for page in pages_with_ages(catalogue) if page.resource.status != ARCHIVED),
        oldest=_sorted((item for item in resources if item.reviewed < day - OLD), lambda item: item.reviewed)[:OLDEST],
        never_named=in_use(never_named(catalogue)),
    )


def _sorted(resources: Iterable[Resource], by: Callable[[Resource], date]) -> tuple[Resource, ...]:
    return tuple(sorted(in_use(resources), key=lambda item: (by(item), item.id)))


def _editions(catalogue: Catalogue, resources: tuple[Resource, ...]) -> tuple[Edition, ...]:
    found = [
        Edition(text, tuple(item for item in resources if text.id in item.law))
        for text in catalogue.legal_texts.values()
        if not text.checked
    ]
    return tuple(sorted((edition for edition in found if edition.resources), key=lambda one: -len(one.resources)))
