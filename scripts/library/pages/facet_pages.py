"""The static pages that narrow the library by one thing, without JavaScript."""

from collections.abc import Iterator
from dataclasses import dataclass

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.facets import Facet, FacetValue, facet_values
from library.catalogue.paging import PER_PAGE, turns
from library.model.generated_file import GeneratedFile, Json
from library.model.resource import Resource
from library.pages import views, words
from library.pages.path_views import starts_view
from library.pages.turning import turning
from library.pages.views import View

VOCABULARIES = "resources/vocabularies/"
EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Group:
    """Resources under one heading; without a title, all that the page has."""

    title: str
    resources: tuple[Resource, ...]


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return a page for each facet and the pages of each of its values."""
    for facet, values in facet_values(catalogue):
        yield _index(facet, values)
        for value in values:
            yield from _value_pages(catalogue, value)


def facet_view(facet: Facet, values: tuple[FacetValue, ...]) -> View:
    """Return what pages show of a facet: its question and its values."""
    return {
        "name": facet.name,
        "label": facet.label,
        "url": addresses.facet_index(facet.name),
        "terms": [value_view(value) for value in values],
    }


def value_view(value: FacetValue) -> View:
    """Return what pages show of one value, with the number of its resources."""
    return {
        "id": value.term.id,
        "label": value.term.label,
        "definition": value.term.definition,
        "count": len(value.resources),
        "url": addresses.facet(value.facet.name, value.term.id),
    }


def _index(facet: Facet, values: tuple[FacetValue, ...]) -> GeneratedFile:
    return GeneratedFile(
        addresses.page_path(addresses.facet_index(facet.name)),
        "",
        f"{VOCABULARIES}{facet.vocabulary}.yml",
        {
            "template": "facet_index.html",
            "title": f"Browse by {facet.noun}",
            "description": f"Every resource of the library, by {facet.noun}.",
            "view": facet_view(facet, values),
        },
    )


def _value_pages(catalogue: Catalogue, value: FacetValue) -> Iterator[GeneratedFile]:
    places = turns(addresses.facet(value.facet.name, value.term.id), len(value.resources))
    order, groups = _ordered(value)
    for number, address in enumerate(places, start=1):
        label = value.facet.heading.format(value.term.label)
        yield GeneratedFile(
            addresses.page_path(address),
            "",
            f"{VOCABULARIES}{value.facet.vocabulary}.yml",
            {
                "template": "facet.html",
                "title": label if number == 1 else f"{label}, page {number}",
                "description": f"{value.term.definition} {words.count(len(value.resources), 'resource')}.",
                "view": {
                    **_about(catalogue, value),
                    "starts": starts_view(catalogue, value.term.id) if value.facet.name == "audience" else [],
                    "order": order,
                    "groups": _part(catalogue, value, groups, (number - 1) * PER_PAGE),
                    "turns": turning(places, number),
                },
            },
        )


def _about(catalogue: Catalogue, value: FacetValue) -> View:
    """Return what every page of a value says."""
    facet, term = value.facet, value.term
    return {
        "facet": facet.name,
        "facet_label": facet.label,
        "facet_noun": facet.noun,
        "facet_url": addresses.facet_index(facet.name),
        "theme": term.id if facet.name == "theme" else "",
        "quick_exit": facet.name == "theme" and catalogue.quick_exit((term.id,)),
        "query": f"{facet.name}={term.id}",
        "feed": addresses.facet_feed(facet.name, term.id) if facet.followed else "",
        "lead": term.definition,
        "count": words.count(len(value.resources), "resource"),
    }


def _ordered(value: FacetValue) -> tuple[str, tuple[Group, ...]]:
    """Return a value's resources, the most useful first, and the sentence that says in which order they are."""
    if value.facet.name == "when":
        quickest = sorted(value.resources, key=lambda resource: resource.minutes)
        return "The quickest come first.", (Group("", tuple(quickest)),)
    if value.facet.name == "audience" and value.term.id != EVERYONE:
        return _for_a_role(value)
    return "From A to Z.", (Group("", value.resources),)


def _for_a_role(value: FacetValue) -> tuple[str, tuple[Group, ...]]:
    own = [resource for resource in value.resources if value.term.id in resource.audiences]
    others = tuple(resource for resource in value.resources if value.term.id not in resource.audiences)
    if not own:
        return "Nothing is made for this role alone yet: all of it is for everyone, from A to Z.", (Group("", others),)
    own.sort(key=lambda resource: (EVERYONE in resource.audiences, len(resource.audiences)))
    made = Group("Made with your role in mind", tuple(own))
    if not others:
        return "What is made for the fewest roles comes first.", (made,)
    return "Made for your role first, then for everyone.", (made, Group("For everyone", others))


def _part(catalogue: Catalogue, value: FacetValue, groups: tuple[Group, ...], start: int) -> list[Json]:
    """Return what one page shows of the groups, which follow one another over all pages."""
    shown: list[Json] = []
    for number, group in enumerate(groups, start=1):
        part = group.resources[max(0, start) : max(0, start + PER_PAGE)]
        if part:
            count = words.count(len(group.resources), "resource")
            title = f"{group.title}: {count}" if group.title else ""
            shown.append({"id": f"part-{number}", "title": title, "cards": _cards(catalogue, value, part)})
        start -= len(group.resources)
    return shown


def _cards(catalogue: Catalogue, value: FacetValue, resources: tuple[Resource, ...]) -> list[Json]:
    if value.facet.name != "audience":
        return views.cards(catalogue, resources)
    return [
        {**views.card(catalogue, resource), "who": views.who(catalogue, resource, first=value.term.id)}
        for resource in resources
    ]
