"""The glossary: definitions on hover and focus, with a tap, with Escape, as a list, on paper and without a script."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.built_site import BuiltSite
from tests.site.conftest import Open
from tests.site.page_types import with_most

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> str:
    """The resource that uses most words of the glossary."""
    return with_most("//*[@class = 'term']")(site)


@pytest.fixture
def page(open_page: Open, address: str) -> Page:
    """Its page."""
    return open_page(address)


def _term(page: Page) -> tuple[Locator, Locator]:
    term = page.locator(".term").first
    return term.locator(".term__word"), term.locator(".term__means")


def test_hover_shows_it_and_it_can_be_reached(page: Page) -> None:
    word, means = _term(page)
    expect(means).to_be_hidden()
    word.hover()
    expect(means).to_be_visible()
    means.hover()
    expect(means).to_be_visible()
    page.mouse.move(0, 0)
    expect(means).to_be_hidden()


def test_focus_shows_it_and_escape_takes_it_away(page: Page) -> None:
    word, means = _term(page)
    word.focus()
    expect(means).to_be_visible()
    expect(word).to_have_accessible_description(means.inner_text())
    page.keyboard.press("Escape")
    expect(means).to_be_hidden()
    expect(word).to_be_focused()


def test_it_stays_within_a_narrow_screen(open_page: Open, address: str) -> None:
    page = open_page(address, width=320)
    for place in range(page.locator(".term").count()):
        term = page.locator(".term").nth(place)
        term.locator(".term__word").focus()
        box = term.locator(".term__means").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320


def test_a_tap_opens_and_closes_it(page: Page) -> None:
    word, means = _term(page)
    before = page.url
    word.click()
    page.mouse.move(0, 0)
    expect(means).to_be_visible()
    assert page.url == before
    page.keyboard.press("Escape")
    expect(means).to_be_hidden()


def test_each_word_is_marked_once_and_listed(site: BuiltSite, address: str) -> None:
    tree = site.tree(address)
    marked = [link.get("href") for link in tree.xpath("//a[@class = 'term__word']")]
    listed = [f"#{item.get('id')}" for item in tree.xpath("//*[@class = 'words']//dt")]
    assert marked
    assert len(marked) == len(set(marked))
    assert set(marked) <= set(listed)
    assert not tree.xpath("//*[self::a or self::h2 or self::h3 or self::table or self::label]//*[@class = 'term']")


def test_paper_has_the_words_as_text(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".words dl")).to_be_visible()
    word, means = _term(page)
    word.focus()
    expect(means).to_be_hidden()


def test_without_a_script_hover_and_link_work(open_page: Open, address: str) -> None:
    page = open_page(address, javascript=False)
    word, means = _term(page)
    word.hover()
    expect(means).to_be_visible()
    target = word.get_attribute("href") or ""
    word.click()
    assert page.url.endswith(target)
    expect(page.locator(target)).to_be_visible()


def test_the_glossary_has_every_word(site: BuiltSite) -> None:
    known = {item.get("id") for item in site.tree("glossary/").xpath("//dl//dt")}
    used = {
        item.get("id").removeprefix("word-")
        for row in site.resources
        for item in site.tree(site.address(row)).xpath("//*[@class = 'words']//dt")
    }
    assert len(used) > 40
    assert used <= known
