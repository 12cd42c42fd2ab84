"""The few resources that are newest in one sense or another, for short lists."""

from collections import Counter
from collections.abc import Callable
from datetime import date

from library.catalogue.catalogue import Catalogue
from library.model.resource import Resource


def latest(
    catalogue: Catalogue, most: int, day: Callable[[Resource], date], shown: tuple[Resource, ...] = ()
) -> tuple[Resource, ...]:
    """Return the latest by one date, each theme once before any theme twice; never what the page shows already."""
    # Sort by id first: equal dates must keep one order, or the page changes with every build.
    ordered = sorted((resource for resource in catalogue.resources if resource not in shown), key=lambda item: item.id)
    turn: Counter[tuple[date, str]] = Counter()
    ranked: list[tuple[date, int, Resource]] = []
    for resource in ordered:
        key = (day(resource), resource.themes[0])
        ranked.append((day(resource), turn[key], resource))
        turn[key] += 1
    ranked.sort(key=lambda entry: entry[1])
    ranked.sort(key=lambda entry: entry[0], reverse=True)
    return tuple(resource for _, _, resource in ranked[:most])
