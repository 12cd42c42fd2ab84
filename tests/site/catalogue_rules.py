"""The library's rules of narrowing, worked out a second time from the published data, to hold the site against.

Nothing here uses the generator's own code: what both get wrong together nobody would see.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.site.built_site import BuiltSite, Row

RESOURCES = Path(__file__).parents[2] / "resources"
STAGES = {"unborn", "baby", "early-years", "primary", "secondary", "post-16", "all-children"}
Values = Mapping[str, set[str]]


def moments() -> dict[str, set[int]]:
    """Return the minutes that fit into each moment of a working day."""
    return {moment["id"]: set(moment["minutes"]) for moment in _moments()}


@cache
def _moments() -> list[dict[str, Any]]:
    text = (RESOURCES / "vocabularies" / "moments.yml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.safe_load(text)
    return found


def values(site: BuiltSite, row: Row) -> Values:
    """Return what a resource counts for in each facet."""
    everyone = {term["id"] for term in site.catalogue["vocabularies"]["audiences"]}
    return {
        "theme": set(row["themes"]),
        "type": {row["type"]},
        "audience": everyone if "everyone" in row["audiences"] else set(row["audiences"]),
        "when": set(row["when_to_use"]),
        "time": {moment for moment, minutes in moments().items() if row["minutes"] in minutes},
        "level": {row["level"]},
        "age": set(row["ages"]) | (STAGES if "all-children" in row["ages"] else set()),
    }


def all_values(site: BuiltSite) -> dict[str, Values]:
    """Return every resource's values, by its title."""
    return {row["title"]: values(site, row) for row in site.resources}


def fitting(resources: Mapping[str, Values], wanted: Values) -> set[str]:
    """Return the titles that fit: any value inside a facet, all the facets together."""
    return {
        title
        for title, has in resources.items()
        if all(chosen & has[facet] for facet, chosen in wanted.items() if chosen)
    }


def count(resources: Mapping[str, Values], wanted: Values, facet: str, value: str) -> int:
    """Return how many a value would show beside the choices made in the other facets."""
    others = {name: chosen for name, chosen in wanted.items() if name != facet}
    return sum(value in resources[title][facet] for title in fitting(resources, others))


def front_matter(row: Row) -> dict[str, object]:
    """Return what the resource's own file says of it."""
    return dict(_every_front_matter()[str(row["id"])])


@cache
def _every_front_matter() -> dict[str, dict[str, object]]:
    fronts = (path.read_text(encoding="utf-8").split("---")[1] for path in sorted(RESOURCES.glob("*/*/index.md")))
    return {str(found["id"]): found for found in map(yaml.safe_load, fronts)}
