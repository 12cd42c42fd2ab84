"""Everything can be done with a keyboard alone, and the focus is always in sight."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.search.fake import settled, with_fake_engine
from tests.site import catalogue_rules as rules
from tests.site.built_site import BuiltSite
from tests.site.conftest import Open
from tests.site.keyboard import focus_is_on, go_to, stops
from tests.site.page_types import PAGE_TYPES, RESOURCE_TYPES

pytestmark = pytest.mark.browser

WIDTHS = (320, 1280)
LAID_OUT_WIDE = (
    *("home", "theme with quick exit", "library", "search", "plain resource", "course", "form", "deck", "film"),
)
"""Kinds of page whose parts stand in another order where there is room."""
TABBABLE = """() => {
  const groups = new Set();
  const first = (radio) => radio.type !== "radio" || !radio.name || (!groups.has(radio.name) && groups.add(radio.name));
  const kinds = "a[href], button, input, select, textarea, summary, video[controls], [tabindex='0']";
  return [...document.querySelectorAll(kinds)].filter(
    (element) => element.checkVisibility({visibilityProperty: true}) && !element.disabled && first(element)).length;
}"""
"""How many stops there should be; a group of radio buttons is one."""


def _backwards(along: Sequence[dict[str, Any]]) -> list[str]:
    """Return where, in one column, the focus jumps up the page, other than into a column further right."""
    flowing = [stop for stop in along if not stop["sticky"]]
    return [
        f"{here['name']} then {there['name']}"
        for here, there in pairwise(flowing)
        if there["bottom"] <= here["top"] and there["left"] < here["right"]
    ]


def test_going_through_a_page(address: str, open_page: Open) -> None:
    page = open_page(address, width=min(WIDTHS))
    assert _backwards(_through(page)) == []


@pytest.mark.parametrize("kind", LAID_OUT_WIDE)
def test_going_through_a_wide_page(kind: str, site: BuiltSite, open_page: Open) -> None:
    _through(open_page(PAGE_TYPES[kind](site), width=max(WIDTHS)))


def _through(page: Page) -> list[dict[str, Any]]:
    along = list(stops(page))
    assert [stop["name"] for stop in along if not stop["marked"]] == []
    assert [stop["name"] for stop in along if not stop["inSight"]] == []
    assert [stop["name"] for stop in along if not stop["free"] and not stop["scrolls"]] == []
    assert [stop["name"] for stop in along if not stop["inOrder"]] == []
    assert len(along) == page.evaluate(TABBABLE)
    return along


@pytest.mark.parametrize("width", WIDTHS)
def test_going_back_nothing_lies_over_the_focus(width: int, site: BuiltSite, open_page: Open) -> None:
    page = open_page(RESOURCE_TYPES["resource with quick exit"](site), width=width)
    along = list(stops(page, "Shift+Tab"))
    assert len(along) == page.evaluate(TABBABLE)
    assert [stop["name"] for stop in along if not stop["free"] and not stop["scrolls"]] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_front_door_to_supervision(width: int, site: BuiltSite, open_page: Open) -> None:
    page = with_fake_engine(open_page("", width=width))
    _skip_to_the_find_box(page)
    page.keyboard.type("supervision")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=supervision")
    settled(page)
    _tick_the_first_theme(page)
    narrowed = page.locator(".result__title").all_inner_texts()
    theme = site.catalogue["vocabularies"]["themes"][0]["id"]
    assert narrowed
    assert all(theme in rules.all_values(site)[title]["theme"] for title in narrowed)
    go_to(page, ".result__title a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/resources/**")
    assert page.locator("h1").inner_text() == narrowed[0]
    _through_the_resource(page)


def _skip_to_the_find_box(page: Page) -> None:
    page.keyboard.press("Tab")
    assert focus_is_on(page, ".skip")
    expect(page.locator(".skip")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    assert focus_is_on(page, "main")
    page.keyboard.press("Tab")
    assert focus_is_on(page, "main input[name=q]")


def _tick_the_first_theme(page: Page) -> None:
    if page.locator("[data-narrow]").get_attribute("open") is None:
        go_to(page, "[data-narrow] > summary")
        page.keyboard.press("Enter")
    go_to(page, ".facet summary")
    page.keyboard.press("Space")
    go_to(page, ".facet input[name=theme]")
    page.keyboard.press("Space")
    expect(page.locator(".facet input[name=theme]").first).to_be_checked()
    expect(page.get_by_role("button", name="Take away")).to_be_visible()
    settled(page)


def _through_the_resource(page: Page) -> None:
    go_to(page, ".contents a")
    page.keyboard.press("Enter")
    first = page.locator(".contents a").first.get_attribute("href")
    assert first
    expect(page.locator(first)).to_be_in_viewport()
    # From the top again: after a reload a browser may go on from the place that the address names.
    page.goto(page.url.partition("#")[0])
    go_to(page, ".contents a[href='#supervision']")
    page.keyboard.press("Enter")
    expect(page.locator("#supervision h2")).to_be_in_viewport()
    go_to(page, ".supervision a")
    go_to(page, ".related a")
    title = page.evaluate("() => document.activeElement.innerText")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_closed_box_opens_and_closes(key: str, site: BuiltSite, open_page: Open) -> None:
    page = open_page(RESOURCE_TYPES["resource with closed boxes"](site))
    go_to(page, "main summary")
    box = page.locator("main details").first
    page.keyboard.press(key)
    assert box.get_attribute("open") is not None
    page.keyboard.press(key)
    assert box.get_attribute("open") is None


def test_a_wide_table_scrolls_with_the_arrow_keys(site: BuiltSite, open_page: Open) -> None:
    page = open_page(PAGE_TYPES["numbers"](site), width=320)
    go_to(page, ".table-scroll")
    focused = page.locator(".table-scroll:focus")
    before = focused.evaluate("(table) => table.scrollLeft")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    assert before == 0
    assert focused.evaluate("(table) => table.scrollLeft") > before
