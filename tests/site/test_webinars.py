"""Webinars on the real site: the list, slides to present and to print, and what the speaker has in front of them."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.site.built_site import BuiltSite
from tests.site.conftest import Open, Scheme
from tests.site.keyboard import focus_is_on, go_to
from tests.site.test_accessibility import faults, faults_in_every_view

pytestmark = pytest.mark.browser

LIST = "webinars/"
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
NOW_SHOWN = ".slide[data-current]"
MOST_PAPER = 3
"""Slides on a page of a handout."""


@pytest.fixture(scope="module")
def slides(site: BuiltSite) -> str:
    """The address of the first session's slides."""
    found = sorted(site.folder.glob("resources/*/slides/*/index.html"))
    assert found
    return f"{found[0].parent.relative_to(site.folder).as_posix()}/"


@pytest.fixture
def shown(slides: str, open_page: Open) -> Iterator[Page]:
    """Slides that somebody presents."""
    page = open_page(slides, fresh=True)
    page.get_by_role("button", name="Present").click()
    expect(page.locator("[data-deck][data-on]")).to_be_visible()
    yield page
    page.close()


def _at(page: Page) -> int:
    expect(page.locator(NOW_SHOWN)).to_have_count(1)
    name = page.locator(NOW_SHOWN).get_attribute("id") or ""
    assert page.evaluate("location.hash") == f"#{name}"
    return int(name.removeprefix("slide-"))


def _count(page: Page) -> int:
    return page.locator("[data-slide]").count()


def test_every_session_has_its_place_in_the_list(site: BuiltSite) -> None:
    tree = site.tree(LIST)
    rows = [row for row in site.resources if row["type"] == "webinar"]
    links = {urljoin(f"/{LIST}", link).lstrip("/") for link in tree.xpath("//main//a/@href")}
    for row in rows:
        address = site.address(row)
        assert any(link.startswith(f"{address}#session-") for link in links), row["id"]
    for link in links:
        path, _, anchor = link.partition("#")
        assert site.has(path), link
        if anchor and path.startswith("resources/"):
            assert site.tree(path).xpath("//*[@id = $name]", name=anchor), link


def test_each_session_stands_under_one_heading(site: BuiltSite) -> None:
    tree = site.tree(LIST)
    assert next(heading.text_content() for heading in tree.xpath("//main//h2")) == "Upcoming"
    for session in tree.xpath("//*[@data-session]"):
        dated = bool(session.get("data-end"))
        assert bool(session.xpath(".//time")) == dated
        assert bool(session.xpath(".//a[contains(@href, '.ics')]")) <= dated
        under = session.xpath("string(ancestor::section[1]/h2)")
        assert under in (("Upcoming", "Past") if dated else ("Dates not set yet",))


def test_slides_stand_on_the_page_without_javascript(slides: str, open_page: Open) -> None:
    page = open_page(slides, javascript=False)
    assert _count(page) > 3
    for slide in page.locator("[data-slide]").all():
        expect(slide).to_be_visible()
    expect(page.get_by_role("button", name="Present")).to_be_hidden()
    expect(page.locator("[data-deck-bar]")).to_be_hidden()


def test_an_address_leads_to_a_slide(slides: str, open_page: Open) -> None:
    for javascript in (True, False):
        page = open_page(f"{slides}#slide-3", javascript=javascript)
        expect(page.locator("#slide-3")).to_be_in_viewport()
    page = open_page(f"{slides}#slide-3", fresh=True)
    page.get_by_role("button", name="Present").click()
    assert _at(page) == 3


def test_keys_turn_the_slides(shown: Page) -> None:
    last = _count(shown)
    steps = (
        ("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("PageUp", 1), ("PageUp", 1), ("End", last),
        ("ArrowRight", last), ("Home", 1), (" ", 2), ("Shift+ ", 1), ("ArrowDown", 2), ("ArrowUp", 1),
    )  # fmt: skip
    for key, at in steps:
        shown.keyboard.press(key)
        assert _at(shown) == at, key
        expect(shown.locator("[data-deck-place]")).to_have_text(f"{at} of {last}")
    assert shown.locator(".slide:visible").count() == 1


def test_escape_ends_it_and_gives_the_page_back(shown: Page) -> None:
    shown.keyboard.press("End")
    shown.keyboard.press("Escape")
    expect(shown.locator("[data-deck]")).not_to_have_attribute("data-on", "")
    assert shown.locator(".slide:visible").count() == _count(shown)
    assert shown.locator("[inert]").count() == 0
    expect(shown.get_by_role("button", name="Present")).to_be_focused()
    # Keys belong to the page again.
    shown.keyboard.press("Home")
    assert shown.evaluate("location.hash") == f"#slide-{_count(shown)}"


def test_buttons_turn_the_slides_and_keep_the_focus(shown: Page) -> None:
    following = shown.get_by_role("button", name="Next")
    for at in (2, 3):
        following.click()
        assert _at(shown) == at
        assert focus_is_on(shown, "[data-turn='1']")
    shown.keyboard.press(" ")
    assert _at(shown) == 4
    shown.get_by_role("button", name="Back").click()
    assert _at(shown) == 3
    shown.get_by_role("button", name="End").click()
    expect(shown.locator("[data-deck-bar]")).to_be_hidden()


def test_the_tab_key_stays_in_the_show(shown: Page) -> None:
    shown.keyboard.press("End")
    for _ in range(12):
        shown.keyboard.press("Tab")
        inside = shown.evaluate(
            "() => document.activeElement === document.body || !!document.activeElement.closest('[data-deck]')"
        )
        assert inside


def test_a_swipe_turns_the_slides(shown: Page) -> None:
    swipe = """([from, to]) => {
      const deck = document.querySelector("[data-deck]");
      const touch = (x) => new Touch({identifier: 1, target: deck, clientX: x, clientY: 200});
      deck.dispatchEvent(new TouchEvent("touchstart", {changedTouches: [touch(from)]}));
      deck.dispatchEvent(new TouchEvent("touchend", {changedTouches: [touch(to)]}));
    }"""
    for start, end, at in ((300, 100, 2), (300, 290, 2), (300, 100, 3), (100, 300, 2)):
        shown.evaluate(swipe, [start, end])
        assert _at(shown) == at


def test_it_can_be_started_by_keyboard(slides: str, open_page: Open) -> None:
    page = open_page(slides, fresh=True)
    go_to(page, "[data-present]")
    page.keyboard.press("Enter")
    assert _at(page) == 1
    page.keyboard.press("ArrowRight")
    assert _at(page) == 2


def test_the_handout_has_three_slides_a_page_with_lines(slides: str, open_page: Open) -> None:
    page = open_page(slides, scheme="dark")
    count = _count(page)
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert pages == -(-count // MOST_PAPER)
    page.emulate_media(media="print")
    for gone in (".site-header", ".site-footer", ".slides-start", ".crumbs"):
        expect(page.locator(gone).first).to_be_hidden()
    lines = page.locator(".slide__lines").all()
    assert len(lines) == count
    for room in lines:
        box = room.bounding_box()
        assert box is not None
        assert box["height"] > 150
    assert page.locator(".slide__face").first.evaluate("(face) => getComputedStyle(face).color") == "rgb(0, 0, 0)"


def test_speaker_notes(slides: str, open_page: Open) -> None:
    page = open_page(f"{slides}notes/", fresh=True)
    spoken = page.locator(".spoken").all()
    assert len(spoken) == page.locator(".slide__face").count() > 3
    assert sum(part.locator(".spoken__notes").inner_text().strip() != "" for part in spoken) == len(spoken)
    page.clock.install()
    page.reload()
    clock = page.locator("[data-clock]")
    expect(clock).to_have_text("0:00")
    page.clock.run_for(3000)
    expect(clock).to_have_text("0:00")
    page.get_by_role("button", name="Start timer").click()
    page.clock.run_for(65_000)
    expect(clock).to_have_text("1:05")
    page.get_by_role("button", name="Stop timer").click()
    page.clock.run_for(9000)
    expect(clock).to_have_text("1:05")
    page.get_by_role("button", name="Reset").click()
    expect(clock).to_have_text("0:00")


def test_speaker_notes_without_javascript_and_on_paper(slides: str, open_page: Open) -> None:
    page = open_page(f"{slides}notes/", javascript=False)
    expect(page.locator("[data-talk-timer]")).to_be_hidden()
    expect(page.locator(".spoken__notes").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".spoken__notes").first).to_be_visible()
    expect(page.locator(".site-header")).to_be_hidden()


def test_no_machine_finds_a_fault(slides: str, open_page: Open) -> None:
    for address in (LIST, slides, f"{slides}notes/"):
        assert faults_in_every_view(open_page(address, width=320)) == [], address


@pytest.mark.parametrize("width", [320, 1280])
def test_nor_while_slides_are_presented(width: int, slides: str, open_page: Open) -> None:
    page = open_page(slides, width=width)
    page.get_by_role("button", name="Present").click()
    for _ in range(3):
        page.keyboard.press("PageDown")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert faults(page, only_colours=scheme == "dark") == []
