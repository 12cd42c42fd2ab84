"""The front door: what do you need now?"""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.facets import counts
from library.catalogue.latest import latest
from library.model.generated_file import GeneratedFile, Json
from library.model.resource import Resource
from library.model.vocabulary import Audience, Moment
from library.pages import path_views, sentence_views, theme_pages, views, words

IN_A_LIST = 4
"""Resources in each short list of the home page."""


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the home page."""
    newest = latest(catalogue, IN_A_LIST, lambda resource: resource.published)
    reviewed = latest(catalogue, IN_A_LIST, lambda resource: resource.reviewed, newest)
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
                "sentence": sentence_views.sentence_view(catalogue),
                "moments": _moments(catalogue),
                "themes": theme_pages.tiles(catalogue),
                "roles": _roles(catalogue),
                "starts": path_views.starts_view(catalogue),
                "newest": views.dated(catalogue, newest, lambda resource: resource.published),
                "reviewed": views.dated(catalogue, reviewed, lambda resource: resource.reviewed),
            },
        },
    )


def _moments(catalogue: Catalogue) -> list[Json]:
    found: list[Json] = []
    for moment in catalogue.moments:
        fitting = tuple(resource for resource in catalogue.resources if resource.minutes in moment.minutes)
        if fitting:
            found.append(
                {
                    "id": moment.id,
                    "label": moment.label,
                    "minutes": words.span(moment.minutes),
                    "url": addresses.facet("time", moment.id),
                    "count": len(fitting),
                    "picks": views.cards(catalogue, _picks(moment, fitting)),
                }
            )
    return found


def _picks(moment: Moment, fitting: tuple[Resource, ...], most: int = 2) -> tuple[Resource, ...]:
    """Return a few, those meant for the moment first, then the quickest, each from another theme if possible."""

    def rank(resource: Resource) -> tuple[bool, int, str]:
        return (not set(moment.prefer) & set(resource.when_to_use), resource.minutes, resource.title)

    ordered = sorted(fitting, key=rank)
    first_of_theme = {resource.themes[0]: resource for resource in reversed(ordered)}
    chosen = [resource for resource in ordered if first_of_theme[resource.themes[0]] is resource]
    return (*chosen, *(resource for resource in ordered if resource not in chosen))[:most]


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
