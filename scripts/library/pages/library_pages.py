"""The library's own page, which says how to look, and the list of everything."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.facets import Facet, FacetValue, facet_values
from library.catalogue.latest import latest
from library.catalogue.paging import PER_PAGE, turns
from library.model.generated_file import GeneratedFile, Json
from library.model.vocabulary import Moment
from library.pages import facet_pages, views, words
from library.pages.turning import turning

NEWEST = 4
"""Resources in the short list of the newest."""
QUICKEST_WAYS = ("time", "when", "audience", "theme", "type", "age", "level")
"""The facets as the page shows them: what readers know of themselves first."""


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the library's page and every page of the whole list."""
    yield _library(catalogue)
    yield from _everything(catalogue)


def _library(catalogue: Catalogue) -> GeneratedFile:
    newest = latest(catalogue, NEWEST, lambda resource: resource.published)
    facets = sorted(facet_values(catalogue), key=lambda entry: QUICKEST_WAYS.index(entry[0].name))
    return GeneratedFile(
        addresses.page_path(addresses.LIBRARY),
        "",
        "resources/",
        {
            "template": "library.html",
            "title": "The whole library",
            "description": "Every way to find a resource: search, A to Z, role, moment, minutes, theme, kind and age.",
            "view": {
                "count": words.count(len(catalogue.resources), "resource"),
                "everything": addresses.ALL,
                "a_to_z": addresses.A_TO_Z,
                "new": addresses.NEW,
                "facets": [_facet(facet, values) for facet, values in facets if values],
                "newest": views.dated(catalogue, newest, lambda resource: resource.published),
            },
        },
    )


def _facet(facet: Facet, values: tuple[FacetValue, ...]) -> Json:
    terms: list[Json] = [{**facet_pages.value_view(value), "label": _label(value)} for value in values]
    return {**facet_pages.facet_view(facet, values), "terms": terms}


def _label(value: FacetValue) -> str:
    """Return a value's label; of a moment with its minutes, which no reader should take for the number behind it."""
    if not isinstance(value.term, Moment):
        return value.term.label
    return f"{value.term.label}: {words.span(value.term.minutes)}"


def _everything(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    places = turns(addresses.ALL, len(catalogue.resources))
    for number, address in enumerate(places, start=1):
        part = catalogue.resources[(number - 1) * PER_PAGE : number * PER_PAGE]
        yield GeneratedFile(
            addresses.page_path(address),
            "",
            "resources/",
            {
                "template": "everything.html",
                "title": "Every resource" if number == 1 else f"Every resource, page {number}",
                "description": "Every resource of the library in one list, by title.",
                "view": {
                    "count": words.count(len(catalogue.resources), "resource"),
                    "cards": views.cards(catalogue, part),
                    "turns": turning(places, number),
                },
            },
        )
