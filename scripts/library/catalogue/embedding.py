"""The lists that other sites may show in a frame: five resources for a role, on a theme, for a moment, or new ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.facets import FACETS, facet_values
from library.catalogue.latest import latest
from library.model.resource import Resource
from library.model.vocabulary import Term

LENGTH = 5
"""Resources on one list: as many as fit beside an intranet's news."""


@dataclass(frozen=True, slots=True)
class EmbeddedList:
    """One list."""

    name: str
    """In its address: `audience-midwife`, `new`."""
    title: str
    """Its heading."""
    resources: tuple[Resource, ...]
    """The few that it shows, in their order."""
    count: int
    """How many there are in all."""
    more: str
    """The address of the page with all of them."""
    theme: str = ""
    """The theme it is about, if it is about one."""


def embedded_lists(catalogue: Catalogue) -> Iterator[EmbeddedList]:
    """Go through every list. A term without any resource has one too: nobody's frame shall stay empty."""
    yield _new(catalogue)
    held = {
        (facet.name, value.term.id): value.resources for facet, values in facet_values(catalogue) for value in values
    }
    for facet in FACETS:
        if facet.name not in addresses.EMBEDDED:
            continue
        for term in catalogue.vocabulary(facet.vocabulary):
            found = held.get((facet.name, term.id), ())
            yield EmbeddedList(
                name=f"{facet.name}-{term.id}",
                title=facet.heading.format(term.label),
                resources=_few(catalogue, facet.name, term, found),
                count=len(found),
                more=addresses.facet(facet.name, term.id) if found else addresses.LIBRARY,
                theme=term.id if facet.name == "theme" else "",
            )


def _new(catalogue: Catalogue) -> EmbeddedList:
    newest = latest(catalogue, LENGTH, lambda resource: resource.updated)
    return EmbeddedList(addresses.EMBEDDED_NEW, "New and changed", newest, len(catalogue.resources), addresses.NEW)


def _few(catalogue: Catalogue, facet: str, term: Term, found: tuple[Resource, ...]) -> tuple[Resource, ...]:
    """Return what the partnership puts first on a theme, then what is most for this term, then the latest."""
    page = catalogue.theme_pages.get(term.id) if facet == "theme" else None
    first = {name: place for place, name in enumerate(page.start_here if page else ())}

    def rank(resource: Resource) -> tuple[int, int, int, str]:
        return (
            first.get(resource.id, len(first)),
            _distance(facet, term.id, resource),
            -resource.updated.toordinal(),
            resource.id,
        )

    return tuple(sorted(found, key=rank)[:LENGTH])


def _distance(facet: str, term: str, resource: Resource) -> int:
    """Return how far a resource is from being for this term alone; what is for everyone comes last."""
    named = {"audience": resource.audiences, "theme": resource.themes, "when": resource.when_to_use}[facet]
    if term not in named:
        return len(named) + 100
    return named.index(term) if facet == "theme" else len(named)
