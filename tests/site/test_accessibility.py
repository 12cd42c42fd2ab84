"""No page has a fault that a machine can find, and none needs sideways scrolling."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT as AXE
from PIL import ImageColor
from playwright.sync_api import Page, expect

from tests.films.test_films import luminance, ratio
from tests.search.fake import searched
from tests.site.built_site import BuiltSite
from tests.site.conftest import Open, Scheme
from tests.site.page_types import RESOURCE_TYPES

pytestmark = pytest.mark.browser

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose answer depends on the colour scheme; the markup is the same in both."""
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
AA_OF_PARTS = 3
"""The contrast that WCAG 1.4.11 asks of what can be pressed."""
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


FAULTS = """async ([whole, colours]) => {
  const found = [];
  const look = async (where, options) => {
    const {violations} = await axe.run(where, {...options, resultTypes: ["violations"]});
    for (const fault of violations) {
      for (const node of fault.nodes) found.push(`${fault.id}: ${node.target.join(" ")}: ${node.failureSummary}`);
    }
  };
  const grounds = new Map([[null, ""]]);
  // What lies behind an element: the same for all that stand in the same boxes, unless one of them is put elsewhere.
  const ground = (element) => {
    if (!grounds.has(element)) {
      const style = getComputedStyle(element);
      const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode];
      const loose = ["static", "relative"].includes(style.position) ? "" : grounds.size;
      grounds.set(element, [ground(element.parentElement), ...own, loose].join());
    }
    return grounds.get(element);
  };
  const hasWords = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const oneOfEach = () => {
    const different = new Map();
    for (const element of document.body.querySelectorAll("*")) {
      if (!(hasWords(element) || element.matches("input, select, textarea")) || !element.checkVisibility()) continue;
      const style = getComputedStyle(element);
      const words = [style.color, style.fontSize, style.fontWeight, style.textShadow, element.disabled];
      const looks = [ground(element), ...words];
      if (!different.has(looks.join())) different.set(looks.join(), element);
    }
    return [...different.values()];
  };
  if (whole) await look(document, whole);
  if (colours.length) {
    await look(document, {runOnly: {type: "rule", values: colours.filter((rule) => rule !== "color-contrast")}});
    const include = oneOfEach();
    if (include.length) await look({include}, {runOnly: {type: "rule", values: ["color-contrast"]}});
  }
  return found;
}"""


def faults(page: Page, *, only_colours: bool = False, every_word: bool = False) -> list[str]:
    """Return what axe-core finds, with the places.

    Of words that look alike on the same ground, one is asked for its contrast, which takes longer than all other
    rules together; with `every_word` all of them are.
    """
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE)
    options = {"runOnly": {"type": "tag", "values": list(TAGS)}}
    others = options if every_word else {**options, "rules": {rule: {"enabled": False} for rule in COLOURS}}
    whole = None if only_colours else others
    found: list[str] = page.evaluate(FAULTS, [whole, [] if every_word else list(COLOURS)])
    return found


def faults_in_every_view(page: Page) -> list[str]:
    """Return what axe-core finds, and what hangs out at the side, in each view; end in the first, a phone's."""
    found: list[str] = []
    for scheme, width in (*VIEWS[1:], VIEWS[0]):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        there = faults(page, only_colours=scheme == "dark")
        found.extend(f"{scheme}, {width}: {fault}" for fault in (*there, *page.evaluate(HANGING_OUT)))
    return found


def test_page(address: str, open_page: Open) -> None:
    page = open_page(address, width=min(WIDTHS))
    assert faults(page, every_word=True) == []
    page.set_viewport_size({"width": max(WIDTHS), "height": 800})
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, only_colours=True) == []
    _nothing_hangs_out_at_the_side(page)


def _nothing_hangs_out_at_the_side(page: Page) -> None:
    for spacing in (None, ROOMIER):
        if spacing:
            page.evaluate(spacing)
        for width in WIDTHS_OF_ZOOM:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(HANGING_OUT) == [], (width, spacing)


def test_colours_of_every_theme(site: BuiltSite, open_page: Open) -> None:
    for theme in site.catalogue["vocabularies"]["themes"]:
        at_home = next(site.address(row) for row in site.resources if row["themes"][0] == theme["id"])
        for address in (f"themes/{theme['id']}/", at_home):
            page = open_page(address)
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                assert faults(page, only_colours=True) == [], (address, scheme)
            page.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_main_button_stands_out_from_its_page(scheme: Scheme, open_page: Open) -> None:
    page = open_page("library/", scheme=scheme)
    grounds = (
        page.locator(where).first.evaluate("(box) => getComputedStyle(box).backgroundColor")
        for where in ("main .search-box__go", "body")
    )
    assert ratio(*(luminance(ImageColor.getrgb(ground)) for ground in grounds)) >= AA_OF_PARTS


class TestStates:
    """Pages after somebody has done something with them."""

    @pytest.mark.parametrize("width", WIDTHS)
    def test_search_with_results(self, width: int, site: BuiltSite, open_page: Open) -> None:
        page = open_page("404.html", width=width)
        searched(page, site, "?q=DV+kids&theme=curiosity,neglect&audience=midwife")
        page.evaluate("() => document.querySelectorAll('details').forEach((box) => { box.open = true; })")
        expect(page.locator("mark").first).to_be_visible()
        expect(page.locator("[data-of]").first).not_to_be_empty()
        page.get_by_label("Say it in your own words").press_sequentially(" ")
        page.locator("[role=option]").first.wait_for(state="attached")
        page.keyboard.press("ArrowDown")
        expect(page.locator("[role=option][aria-selected=true]")).to_be_visible()
        assert faults(page) == []
        page.emulate_media(color_scheme="dark")
        assert faults(page, only_colours=True) == []

    def test_search_with_nothing_found(self, site: BuiltSite, open_page: Open) -> None:
        page = open_page("404.html")
        searched(page, site, "?q=nothing+is+called+this&audience=midwife", "none")
        assert faults_in_every_view(page) == []

    @pytest.mark.parametrize("kind", ["resource with closed boxes", "resource with quick exit"])
    def test_boxes_opened(self, kind: str, site: BuiltSite, open_page: Open) -> None:
        page = open_page(RESOURCE_TYPES[kind](site))
        closed = page.locator("details:not([open]) > summary")
        for _ in range(closed.count()):
            closed.first.click()
        assert page.locator("details[open]").count()
        assert not closed.count()
        assert faults_in_every_view(page) == []


def test_redirect_page(site: BuiltSite, open_page: Open) -> None:
    page = open_page("about/")
    target = site.url + site.address(site.resources[0])
    # 204 leaves the browser on the page that sends it away, so that the page itself can be looked at.
    page.route(target, lambda route: route.fulfill(status=204))
    page.goto(f"{site.url}r/{site.resources[0]['id']}/")
    assert faults(page) == []
