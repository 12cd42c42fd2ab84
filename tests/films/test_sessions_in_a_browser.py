"""The list of sessions at the moment somebody looks: the small library's site, with the browser's clock set."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.commands.small_library import ran
from tests.films import small_webinar
from tests.site.built_site import BuiltSite, served
from tests.site.conftest import new_context
from tests.site.test_accessibility import faults

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sessions")]

BUILT = int(datetime(2026, 11, 23, 9, tzinfo=UTC).timestamp())
COMING = "[data-coming] > li"
PAST = "[data-past] > li"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    root = small_webinar.library(tmp_path_factory.mktemp("sessions") / "library").root
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    done = ran(command, root, LIBRARY_CHECK="off", SOURCE_DATE_EPOCH=str(BUILT))
    assert done.returncode == 0, done.stdout + done.stderr
    with served(Path(root, "site")) as site:
        yield site


@pytest.fixture
def looked(small: BuiltSite, browser: Browser) -> Iterator[Page]:
    """A page whose clock stands; go to the list after setting it."""
    context = new_context(browser, "light", 1280)
    yield context.new_page()
    context.close()


def _titles(page: Page, where: str) -> list[str]:
    return [words.split(",")[0] for words in page.locator(f"{where} h3").all_inner_texts()]


def _at(page: Page, small: BuiltSite, moment: str) -> Page:
    page.clock.install(time=datetime.fromisoformat(moment))
    page.goto(f"{small.url}webinars/")
    return page


def test_the_build_parts_them_without_javascript(small: BuiltSite, browser: Browser) -> None:
    context = new_context(browser, "light", 1280, javascript=False)
    page = context.new_page()
    page.goto(f"{small.url}webinars/")
    assert _titles(page, COMING) == ["Winter", "Through the night", "Summer session"]
    assert _titles(page, PAST) == ["Been and recorded"]
    time = page.locator("time").first
    assert time.get_attribute("datetime") == "2027-01-14T12:00:00+00:00"
    expect(page.get_by_text("Cancelled. This session will not take place.")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("moment", "coming", "past"),
    [
        # Before the build's own day, as if the site had been built with a wrong clock.
        ("2026-02-03T09:29:00+00:00", ["Been and recorded", "Winter", "Through the night", "Summer session"], []),
        ("2027-01-14T12:44:00+00:00", ["Winter", "Through the night", "Summer session"], ["Been and recorded"]),
        ("2027-01-14T12:45:00+00:00", ["Through the night", "Summer session"], ["Winter", "Been and recorded"]),
        # Summer time: the session ends at 17.30 in London, at 16.30 in Greenwich.
        ("2027-07-01T16:31:00+00:00", [], ["Summer session", "Through the night", "Winter", "Been and recorded"]),
    ],
)
def test_the_moment_decides(moment: str, coming: list[str], past: list[str], small: BuiltSite, looked: Page) -> None:
    page = _at(looked, small, moment)
    assert (_titles(page, COMING), _titles(page, PAST)) == (coming, past)
    expect(page.get_by_role("heading", name="Past")).to_be_visible(visible=bool(past))
    expect(page.locator("[data-none-coming]")).to_be_visible(visible=not coming)
    for session in page.locator(PAST).all():
        expect(session.get_by_text("Add to your calendar")).to_be_hidden()
    expect(page.get_by_role("heading", name="Some day")).to_be_visible()


def test_a_page_that_stays_open_is_put_right(small: BuiltSite, looked: Page) -> None:
    page = _at(looked, small, "2027-01-14T09:30:00+00:00")
    link = page.locator(COMING).first.get_by_role("link", name="Winter").first
    link.focus()
    page.clock.run_for(3 * 3600 * 1000)
    assert _titles(page, COMING)[0] == "Winter"
    page.clock.run_for(20 * 60 * 1000)
    assert _titles(page, PAST) == ["Winter", "Been and recorded"]
    assert page.evaluate("() => document.activeElement.textContent").startswith("Winter")


def test_a_computer_that_slept_is_put_right(small: BuiltSite, looked: Page) -> None:
    page = _at(looked, small, "2027-01-14T09:30:00+00:00")
    page.clock.set_system_time(datetime.fromisoformat("2027-06-01T09:30:00+00:00"))
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    assert _titles(page, COMING) == ["Summer session"]


@pytest.mark.parametrize("width", [320, 1280])
def test_no_machine_finds_a_fault(width: int, small: BuiltSite, browser: Browser) -> None:
    for scheme in ("light", "dark"):
        context = new_context(browser, scheme, width)
        page = context.new_page()
        page.goto(f"{small.url}webinars/")
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()


def test_every_calendar_named_on_the_page_is_there(small: BuiltSite) -> None:
    tree = small.tree("webinars/")
    links = {link.removeprefix("../") for link in tree.xpath("//main//a[contains(@href, '.ics')]/@href")}
    assert links >= {"feeds/webinars.ics", "feeds/webinars-bereavement.ics", "resources/first-series/winter.ics"}
    assert all(small.file(link).read_bytes().startswith(b"BEGIN:VCALENDAR\r\n") for link in links)
    # A cancelled session is in the calendars, so that they hear of it, but nobody is asked to add it.
    assert "resources/first-series/summer.ics" not in links
    assert small.has("resources/first-series/summer.ics")
