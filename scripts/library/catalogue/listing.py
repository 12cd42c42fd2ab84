"""The address of every page through which the library is browsed."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.a_to_z import letter_pages
from library.catalogue.catalogue import Catalogue
from library.catalogue.facets import FACETS, facet_values
from library.catalogue.history import event_pages
from library.catalogue.paging import turns


def lists(catalogue: Catalogue) -> Iterator[str]:
    """Go through the addresses of the lists, and of the pages that continue them."""
    yield addresses.LIBRARY
    yield from turns(addresses.ALL, len(catalogue.resources))
    yield addresses.A_TO_Z
    yield from (page.address for page in letter_pages(catalogue))
    yield from (page.address for page in event_pages(catalogue))
    yield from (addresses.facet_index(facet.name) for facet in FACETS)
    for facet, values in facet_values(catalogue):
        for value in values:
            yield from turns(addresses.facet(facet.name, value.term.id), len(value.resources))


def feeds(catalogue: Catalogue) -> Iterator[str]:
    """Go through the addresses of the feeds."""
    yield addresses.ATOM
    yield from (addresses.atom(theme.id) for theme in catalogue.themes)
    for facet, values in facet_values(catalogue):
        if facet.followed:
            yield from (addresses.facet_feed(facet.name, value.term.id) for value in values)
