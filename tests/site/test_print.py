"""On paper: what was closed is open, links show where they lead, badges stay and the way around goes."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.site.built_site import BuiltSite
from tests.site.conftest import Open
from tests.site.page_types import RESOURCE_TYPES

pytestmark = pytest.mark.browser

MILLIMETRES = 8
"""What a line of handwriting needs."""
ROOM = """(box) => {
  const prompts = box.querySelectorAll("li, p:not(.admonition-title)");
  const free = [...prompts].map((prompt) => {
    const range = document.createRange();
    range.selectNodeContents(prompt);
    return prompt.getBoundingClientRect().height - range.getBoundingClientRect().height;
  });
  return Math.max(...free);
}"""
AFTER = "(element) => getComputedStyle(element, '::after').content"


def on_paper(site: BuiltSite, open_page: Open, kind: str) -> Page:
    page = open_page(RESOURCE_TYPES[kind](site), width=1000)
    page.emulate_media(media="print")
    return page


@pytest.fixture(params=["plain resource", "resource with quick exit"])
def paper(request: pytest.FixtureRequest, site: BuiltSite, open_page: Open) -> Page:
    return on_paper(site, open_page, request.param)


def test_closed_boxes_are_open(site: BuiltSite, open_page: Open) -> None:
    page = on_paper(site, open_page, "resource with closed boxes")
    inside = page.locator("main .prose details:not([open]) > :not(summary)").all()
    assert inside
    for part in inside:
        box = part.bounding_box()
        assert box is not None
        assert box["height"] > 0
        assert part.evaluate("(element) => element.checkVisibility({contentVisibilityAuto: true})")


def test_links_show_where_they_lead(paper: Page) -> None:
    links = paper.locator(".prose a[href^='http'], .sources a[href^='http']").all()
    assert links
    for link in links:
        assert str(link.get_attribute("href")) in link.evaluate(AFTER)


def test_what_the_paper_needs_stays(paper: Page) -> None:
    expect(paper.locator(".badge--waiting")).to_be_visible()
    expect(paper.get_by_text("999", exact=True)).to_be_visible()
    expect(paper.get_by_role("heading", level=1)).to_be_visible()
    expect(paper.locator(".keep__link")).to_be_visible()
    expect(paper.get_by_role("heading", name="Take this to supervision")).to_be_visible()


def test_the_way_around_goes(paper: Page) -> None:
    for gone in (".site-nav", ".find", ".quick-exit", ".crumbs", ".contents", ".keep__button", ".skip"):
        assert paper.locator(f"{gone}:visible").count() == 0, gone


def test_dark_screens_print_dark_words_on_white(site: BuiltSite, open_page: Open) -> None:
    page = open_page(RESOURCE_TYPES["resource with write boxes"](site), scheme="dark", width=1000)
    page.emulate_media(media="print")
    colours = page.evaluate("""() => [...document.querySelectorAll("main p, main h2, main li, main dd")].map(
      (element) => getComputedStyle(element).color)""")
    assert colours
    for colour in set(colours):
        assert max(int(part) for part in re.findall(r"\d+", colour)[:3]) < 0x60, colour
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )


def test_write_boxes_have_room_to_write(site: BuiltSite, open_page: Open) -> None:
    page = on_paper(site, open_page, "resource with write boxes")
    boxes = page.locator(".admonition.write").all()
    assert boxes
    for box in boxes:
        assert box.evaluate(ROOM) >= MILLIMETRES * 96 / 25.4, box.inner_text()


@pytest.mark.parametrize("kind", RESOURCE_TYPES)
def test_it_prints(kind: str, site: BuiltSite, open_page: Open) -> None:
    page = open_page(RESOURCE_TYPES[kind](site))
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= 2
    assert len(printed) > 20_000


def test_boxes_close_again_after_printing(site: BuiltSite, open_page: Open) -> None:
    page = open_page(RESOURCE_TYPES["resource with closed boxes"](site))
    closed = page.locator("main details:not([open])").count()
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("main details:not([open])").count() == 0
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("main details:not([open])").count() == closed > 0
