"""What templates show of a resource: plain data, so that any renderer's templates can use it."""

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.generated_file import Json
from library.model.resource import Resource, Source
from library.model.vocabulary import Vocabulary
from library.pages import words

View: TypeAlias = dict[str, Json]


def card(catalogue: Catalogue, resource: Resource) -> View:
    """Return what a card shows."""
    # A resource stands on dozens of pages; its card is the same on all of them.
    known: dict[str, View] = catalogue.kept.setdefault("cards", {})
    if resource.path not in known:
        known[resource.path] = _card(catalogue, resource)
    return known[resource.path]


def _card(catalogue: Catalogue, resource: Resource) -> View:
    home = resource.themes[0]
    return {
        "id": resource.id,
        "title": resource.title,
        "summary": resource.summary,
        "url": addresses.resource(resource.slug),
        "theme": home,
        "theme_label": catalogue.label("themes", home),
        "type_label": catalogue.label("types", resource.type),
        "minutes": words.minutes(resource.minutes),
        "who": who(catalogue, resource),
        "restricted": resource.restriction != "none",
        "sensitive": catalogue.is_sensitive(resource),
    }


def who(catalogue: Catalogue, resource: Resource, first: str = "") -> str:
    """Say in a few words for whom a resource is; on a role's own page that role is named `first`."""
    if "everyone" in resource.audiences:
        return "Everyone"
    ordered = sorted(resource.audiences, key=lambda audience: audience != first)
    labels = [catalogue.label("audiences", audience) for audience in ordered]
    shown = 1 if first in resource.audiences else 2
    return ", ".join(labels[:shown]) + (f" and {len(labels) - shown} more" if len(labels) > shown else "")


def cards(catalogue: Catalogue, resources: tuple[Resource, ...]) -> list[Json]:
    """Return several cards."""
    return [card(catalogue, resource) for resource in resources]


def dated(catalogue: Catalogue, resources: tuple[Resource, ...], day: Callable[[Resource], date]) -> list[Json]:
    """Return several cards, each with its date in words."""
    return [{**card(catalogue, resource), "date": words.day(day(resource))} for resource in resources]


def linked_terms(vocabulary: Vocabulary, facet: str, ids: tuple[str, ...]) -> list[Json]:
    """Return terms with the addresses of their facet pages."""
    return [{"label": vocabulary.label(term), "url": addresses.facet(facet, term)} for term in ids]


def source(catalogue: Catalogue, item: Source) -> View:
    """Return what a page says of a source."""
    return {
        "title": item.title,
        "publisher": item.publisher,
        "year": item.when,
        "url": item.url,
        "evidence": catalogue.label("evidence", item.evidence),
        "checked": words.day(item.checked) if item.checked else "",
        "note": item.note,
    }


def sources(catalogue: Catalogue, items: tuple[Source, ...]) -> list[Json]:
    """Return several sources."""
    return [source(catalogue, item) for item in items]
