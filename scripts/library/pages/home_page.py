"""The front door: what do you need now?"""

from collections.abc import Callable, Iterator
from datetime import date

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.facets import counts
from library.model.generated_file import GeneratedFile, Json
from library.model.resource import Resource
from library.model.vocabulary import Audience
from library.pages import theme_pages, views, words

IN_A_LIST = 4
"""Resources in each short list of the home page."""


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the home page."""
    yield GeneratedFile(
        "index.md",
        "",
        "resources/",
        {
            "template": "home.html",
            "title": "Home",
            "description": "Short, practical resources for everyone who works with children and families.",
            "view": {
                "count": words.count(len(catalogue.resources), "resource"),
                "moments": _moments(catalogue),
                "themes": theme_pages.tiles(catalogue),
                "roles": _roles(catalogue),
                "newest": _latest(catalogue, lambda resource: resource.published),
                "reviewed": _latest(catalogue, lambda resource: resource.reviewed),
            },
        },
    )


def _moments(catalogue: Catalogue) -> list[Json]:
    found: list[Json] = []
    for moment in catalogue.moments:
        fitting = tuple(resource for resource in catalogue.resources if resource.minutes in moment.minutes)
        if fitting:
            low, high = min(moment.minutes), max(moment.minutes)
            found.append(
                {
                    "id": moment.id,
                    "label": moment.label,
                    "minutes": f"{low} to {high} minutes" if low != high else f"{low} minutes",
                    "url": addresses.facet("time", moment.id),
                    "count": len(fitting),
                    "picks": views.cards(catalogue, _varied(fitting)),
                }
            )
    return found


def _varied(resources: tuple[Resource, ...], most: int = 2) -> tuple[Resource, ...]:
    """Return a few, each from another theme where that is possible: the quickest first."""
    ordered = sorted(resources, key=lambda resource: (resource.minutes, resource.title))
    first_of_theme = {resource.themes[0]: resource for resource in reversed(ordered)}
    chosen = [resource for resource in ordered if first_of_theme[resource.themes[0]] is resource]
    return tuple((*chosen, *(resource for resource in ordered if resource not in chosen)))[:most]


def _roles(catalogue: Catalogue) -> list[Json]:
    held = counts(catalogue, "audiences")
    groups: list[Json] = []
    for group in catalogue.vocabulary("audience-groups"):
        members: list[Json] = [
            {"label": term.label, "url": addresses.facet("audience", term.id)}
            for term in catalogue.vocabulary("audiences")
            if isinstance(term, Audience) and term.group == group.id and held[term.id]
        ]
        if members:
            groups.append({"id": group.id, "label": group.label, "roles": members})
    return groups


def _latest(catalogue: Catalogue, day: Callable[[Resource], date]) -> list[Json]:
    # Sort by id too: equal dates must keep one order, or the page changes with every build.
    ordered = sorted(catalogue.resources, key=lambda resource: resource.id)
    ordered.sort(key=day, reverse=True)
    return [
        {**views.card(catalogue, resource), "date": words.day(day(resource)), "date_iso": day(resource).isoformat()}
        for resource in ordered[:IN_A_LIST]
    ]
