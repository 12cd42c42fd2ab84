"""The shelf: what a browser narrows the library with, against the catalogue itself."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.catalogue.facets import values_of
from library.reading.tree import read_tree
from tests.site.conftest import Open

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
CHOSEN = {"theme": ["neglect", "domestic-abuse"], "audience": ["midwife"]}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_of(read_tree(ROOT))


OPENED = """import("/components/shelf/shelf.js").then(async ({ openShelf }) => {
  const shelf = await openShelf();
  return %s;
})"""


def on_the_shelf(page: Page, expression: str) -> Any:
    return page.evaluate(OPENED % expression)


def fitting(catalogue: Catalogue, chosen: dict[str, list[str]]) -> set[str]:
    return {
        resource.id
        for resource in catalogue.resources
        if all(set(values) & set(values_of(catalogue, resource)[facet]) for facet, values in chosen.items())
    }


def test_values_choose_as_the_catalogue_does(open_page: Open, catalogue: Catalogue) -> None:
    page = open_page("about/")
    found = on_the_shelf(page, f"shelf.fitting({json.dumps(CHOSEN)}).map((place) => shelf.ids[place])")
    assert set(found) == fitting(catalogue, CHOSEN)
    assert on_the_shelf(page, "shelf.ids") == sorted(resource.id for resource in catalogue.resources)
    assert on_the_shelf(page, "shelf.fitting({theme: ['no-such-theme']})") == []


@pytest.mark.parametrize("chosen", [{"time": ["corridor"]}, {"audience": ["midwife"], "when": ["before-visit"]}])
def test_what_is_made_for_just_these_comes_first_and_each_theme_in_turn(
    open_page: Open, catalogue: Catalogue, chosen: dict[str, list[str]]
) -> None:
    asked = f"shelf.closest({json.dumps(chosen)}, shelf.fitting({json.dumps(chosen)})).map((place) => shelf.ids[place])"
    found = [catalogue.by_id[resource] for resource in on_the_shelf(open_page("about/"), asked)]
    assert {resource.id for resource in found} == fitting(catalogue, chosen)
    breadths = [sum(len(set(values_of(catalogue, resource)[facet])) for facet in chosen) for resource in found]
    assert breadths == sorted(breadths)
    for breadth in set(breadths):
        themes = [resource.themes[0] for resource, own in zip(found, breadths, strict=True) if own == breadth]
        turns = [themes[:place].count(theme) for place, theme in enumerate(themes)]
        assert turns == sorted(turns)


def test_counts_tell_what_one_more_choice_leaves(open_page: Open, catalogue: Catalogue) -> None:
    counts = on_the_shelf(open_page("about/"), f"shelf.counts(shelf.ids.keys(), {json.dumps(CHOSEN)})")
    for facet in ("theme", "type", "audience"):
        for value, count in counts[facet].items():
            assert count == len(fitting(catalogue, {**CHOSEN, facet: [value]})), (facet, value)


def test_cards_come_in_the_order_asked_for(open_page: Open, catalogue: Catalogue) -> None:
    page = open_page("about/")
    cards = on_the_shelf(page, "await shelf.cardsOf(['sv-07', 'xx-99', 'bv-01', 'ng-03'])")
    assert [card["id"] for card in cards] == ["sv-07", "bv-01", "ng-03"]
    for card in cards:
        resource = catalogue.by_id[card["id"]]
        assert (card["title"], card["summary"], card["takes"]) == (resource.title, resource.summary, resource.minutes)
        assert card["sensitive"] == catalogue.is_sensitive(resource)
