"""The library page, and the static pages that narrow it without JavaScript."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.facets import Facet, FacetValue, facet_values
from library.model.generated_file import GeneratedFile, Json
from library.pages import views, words
from library.pages.path_views import starts_view
from library.pages.views import View

PER_PAGE = 100
"""Resources on one static page; a phone still scrolls it."""
VOCABULARIES = "resources/vocabularies/"


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the library page and a page for each facet and each of its values."""
    facets = facet_values(catalogue)
    yield _library(catalogue, facets)
    for facet, values in facets:
        yield _facet_index(facet, values)
        for value in values:
            yield from _value_pages(catalogue, value)


def _library(catalogue: Catalogue, facets: tuple[tuple[Facet, tuple[FacetValue, ...]], ...]) -> GeneratedFile:
    return GeneratedFile(
        addresses.page_path(addresses.LIBRARY),
        "",
        "resources/",
        {
            "template": "library.html",
            "title": "The whole library",
            "description": "Every resource, narrowed by theme, kind, role, moment, minutes, level and age.",
            "view": {
                "cards": views.cards(catalogue, catalogue.resources),
                "count": words.count(len(catalogue.resources), "resource"),
                "facets": [_facet(facet, values) for facet, values in facets],
            },
        },
    )


def _facet(facet: Facet, values: tuple[FacetValue, ...]) -> View:
    return {
        "name": facet.name,
        "label": facet.label,
        "url": addresses.facet_index(facet.name),
        "terms": [_value(value) for value in values],
    }


def _value(value: FacetValue) -> View:
    return {
        "id": value.term.id,
        "label": value.term.label,
        "definition": value.term.definition,
        "count": len(value.resources),
        "url": addresses.facet(value.facet.name, value.term.id),
    }


def _facet_index(facet: Facet, values: tuple[FacetValue, ...]) -> GeneratedFile:
    return GeneratedFile(
        addresses.page_path(addresses.facet_index(facet.name)),
        "",
        f"{VOCABULARIES}{facet.vocabulary}.yml",
        {
            "template": "facet_index.html",
            "title": f"Browse by {facet.noun}",
            "description": f"Every resource of the library, by {facet.noun}.",
            "view": _facet(facet, values),
        },
    )


def _value_pages(catalogue: Catalogue, value: FacetValue) -> Iterator[GeneratedFile]:
    base = addresses.facet(value.facet.name, value.term.id)
    starts = range(0, len(value.resources), PER_PAGE)
    turns = [base if number == 1 else f"{base}{number}/" for number in range(1, len(starts) + 1)]
    for number, start in enumerate(starts, start=1):
        label = value.facet.heading.format(value.term.label)
        yield GeneratedFile(
            addresses.page_path(turns[number - 1]),
            "",
            f"{VOCABULARIES}{value.facet.vocabulary}.yml",
            {
                "template": "facet.html",
                "title": label if number == 1 else f"{label}, page {number}",
                "description": f"{value.term.definition} {words.count(len(value.resources), 'resource')}.",
                "view": {
                    "facet": value.facet.name,
                    "facet_label": value.facet.label,
                    "facet_noun": value.facet.noun,
                    "facet_url": addresses.facet_index(value.facet.name),
                    "theme": value.term.id if value.facet.name == "theme" else "",
                    "quick_exit": value.facet.name == "theme" and catalogue.quick_exit((value.term.id,)),
                    "starts": starts_view(catalogue, value.term.id) if value.facet.name == "audience" else [],
                    "query": f"{value.facet.name}={value.term.id}",
                    "lead": value.term.definition,
                    "count": words.count(len(value.resources), "resource"),
                    "cards": views.cards(catalogue, value.resources[start : start + PER_PAGE]),
                    "turns": _turns(turns, number),
                },
            },
        )


def _turns(turns: list[str], current: int) -> list[Json]:
    if len(turns) == 1:
        return []
    return [{"number": number, "url": url, "current": number == current} for number, url in enumerate(turns, start=1)]
