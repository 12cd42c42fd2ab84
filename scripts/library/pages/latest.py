"""The few newest resources as cards with their dates."""

from collections.abc import Callable
from datetime import date

from library.catalogue.catalogue import Catalogue
from library.model.generated_file import Json
from library.model.resource import Resource
from library.pages import views, words


def dated(catalogue: Catalogue, resources: tuple[Resource, ...], day: Callable[[Resource], date]) -> list[Json]:
    """Return the cards of resources, each with its date in words."""
    return [{**views.card(catalogue, resource), "date": words.day(day(resource))} for resource in resources]
