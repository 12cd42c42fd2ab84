"""No page has a fault that a machine can find, and none needs sideways scrolling."""

from typing import Any, cast

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.search.fake import searched
from tests.site.built_site import BuiltSite
from tests.site.conftest import Open, Scheme
from tests.site.page_types import RESOURCE_TYPES

pytestmark = pytest.mark.browser

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose answer depends on the colour scheme; the markup is the same in both."""
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (320, 1280)
VIEWS: tuple[tuple[Scheme, int], ...] = (("light", 320), ("light", 1280), ("dark", 1280))
"""Colours do not depend on the width, so the dark is looked at once."""
WIDTHS_OF_ZOOM = (320, 640)
"""A window of 1280 pixels at 400% and at 200%."""

HANGING_OUT = """() => {
  const edge = document.documentElement.clientWidth + 1;
  const scrolls = (element) => {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (["auto", "scroll"].includes(style.overflowX) || style.clipPath !== "none") return true;
    }
    return false;
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  const whole = document.documentElement.scrollWidth;
  if (whole > edge) found.push(`the page is ${whole} wide`);
  while (words.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    const wide = [...range.getClientRects()].some((box) => box.width > 0 && (box.right > edge || box.left < -1));
    if (wide && !scrolls(words.currentNode.parentElement)) found.push(words.currentNode.textContent.trim());
  }
  return found;
}"""

ROOMIER = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`p { margin-bottom: 2em !important; }
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""The text spacing of WCAG 1.4.12, put in from outside as a reader's own style would be."""


def faults(page: Page, *, only_colours: bool = False) -> list[str]:
    """Return what axe-core finds, with the places."""
    asked = {"type": "rule", "values": list(COLOURS)} if only_colours else {"type": "tag", "values": list(TAGS)}
    options = {"runOnly": asked, "resultTypes": ["violations"]}
    found = cast("dict[str, Any]", Axe().run(page, options=options).response)
    return [
        f"{fault['id']}: {' '.join(node['target'])}: {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_page(address: str, width: int, open_page: Open) -> None:
    page = open_page(address, width=width)
    assert faults(page) == []
    if width == min(WIDTHS):
        _nothing_hangs_out_at_the_side(page)
    else:
        page.emulate_media(color_scheme="dark")
        assert faults(page, only_colours=True) == []


def _nothing_hangs_out_at_the_side(page: Page) -> None:
    for spacing in (None, ROOMIER):
        if spacing:
            page.evaluate(spacing)
        for width in WIDTHS_OF_ZOOM:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(HANGING_OUT) == [], (width, spacing)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours_of_every_theme(scheme: Scheme, site: BuiltSite, open_page: Open) -> None:
    for theme in site.catalogue["vocabularies"]["themes"]:
        at_home = next(site.address(row) for row in site.resources if row["themes"][0] == theme["id"])
        for address in (f"themes/{theme['id']}/", at_home):
            assert faults(open_page(address, scheme=scheme), only_colours=True) == [], address


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
class TestStates:
    """Pages after somebody has done something with them."""

    def test_search_with_results(self, scheme: Scheme, width: int, site: BuiltSite, open_page: Open) -> None:
        page = open_page("404.html", scheme=scheme, width=width)
        searched(page, site, "?q=DV+kids&theme=curiosity,neglect&audience=midwife")
        page.evaluate("() => document.querySelectorAll('details').forEach((box) => { box.open = true; })")
        expect(page.locator("mark").first).to_be_visible()
        expect(page.locator("[data-of]").first).not_to_be_empty()
        page.get_by_label("Say it in your own words").press_sequentially(" ")
        page.locator("[role=option]").first.wait_for(state="attached")
        page.keyboard.press("ArrowDown")
        expect(page.locator("[role=option][aria-selected=true]")).to_be_visible()
        assert faults(page) == []

    def test_search_with_nothing_found(self, scheme: Scheme, width: int, site: BuiltSite, open_page: Open) -> None:
        page = open_page("404.html", scheme=scheme, width=width)
        searched(page, site, "?q=nothing+is+called+this&audience=midwife", "none")
        assert faults(page) == []

    @pytest.mark.parametrize("kind", ["resource with closed boxes", "resource with quick exit"])
    def test_boxes_opened(self, kind: str, scheme: Scheme, width: int, site: BuiltSite, open_page: Open) -> None:
        page = open_page(RESOURCE_TYPES[kind](site), scheme=scheme, width=width)
        for box in page.locator("details:not([open]) > summary").all():
            box.click()
        assert page.locator("details[open]").count()
        assert faults(page) == []


def test_redirect_page(site: BuiltSite, open_page: Open) -> None:
    page = open_page("about/")
    target = site.url + site.address(site.resources[0])
    # 204 leaves the browser on the page that sends it away, so that the page itself can be looked at.
    page.route(target, lambda route: route.fulfill(status=204))
    page.goto(f"{site.url}r/{site.resources[0]['id']}/")
    assert faults(page) == []
