"""The health of a small library with something in every list, and the banner that turns with the reader's clock."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from library.pages import health_page
from tests.commands.small_library import ran
from tests.exports import small_health
from tests.exports.small_health import HARD, TODAY
from tests.site.built_site import BuiltSite, served
from tests.site.conftest import new_context
from tests.site.test_accessibility import HANGING_OUT, faults

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("health")]
LONDON = "Europe/London"
PASSED = "This day has passed"
BADGE = ".badge--overdue"
WAITS = "resources/hh-04/"
"""Due on 28 May 2027, in British Summer Time."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_health.library(tmp_path_factory.mktemp("health-site") / "library").root


@pytest.fixture(scope="module")
def small(root: Path) -> Iterator[BuiltSite]:
    built = int(datetime.combine(TODAY, time(9), tzinfo=UTC).timestamp())
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    done = ran(command, root, LIBRARY_CHECK="off", SOURCE_DATE_EPOCH=str(built))
    assert done.returncode == 0, done.stdout + done.stderr
    with served(Path(root, "site")) as site:
        yield site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in London; set its clock, then go."""
    context = browser.new_context(timezone_id=LONDON, locale="en-GB", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def _at(page: Page, moment: str, address: str) -> Page:
    page.clock.set_fixed_time(datetime.fromisoformat(moment))
    page.goto(address)
    return page


def test_what_is_overdue_stands_under_its_owner(small: BuiltSite) -> None:
    (section,) = small.tree("health/").xpath("//section[h2/@id = 'overdue']")
    groups = {
        group.text.strip(): group.xpath("following-sibling::ul[1]/li/p[1]/a/text()") for group in section.xpath("h3")
    }
    assert groups["Audit and Review Group"] == ["Passed & yesterday"]
    assert groups["Partnership business unit"][-1] == "Long passed"
    assert "Was due on 28 February 2027" in section.text_content()
    assert "Kept for the record" not in small.tree("health/").text_content()


def test_the_day_itself_is_not_over(small: BuiltSite) -> None:
    (soon,) = small.tree("health/").xpath("//section[h2/@id = 'soon']")
    titles = soon.xpath(".//p[@class = 'health__title']/a/text()")
    # By owner: the business unit stands first.
    assert titles == ["Due in ninety days", "Due today"]


def test_the_lists_say_what_to_do(small: BuiltSite) -> None:
    text = small.tree("health/").xpath("string(//main)")
    for words in (
        "When you have compared a page, write the day into law_checked.",
        "Compare it with Working Together to Safeguard Children (2026).",
        "Finish it, then write status: awaiting-sign-off.",
        "When it has been checked, write status: live.",
        f"Cut its longest sentence in two. It has {len(HARD.split()) + 1} words: “Now Organisational arrangements",
        "Name it under related in a page near it, such as “",
        "An act (1989 c. 41)",
    ):
        assert words in text, words
    (edit, *_) = small.tree("health/").xpath("//section[h2/@id = 'overdue']//p[@class = 'health__file']/a/@href")
    assert edit.startswith("https://git.example.org/library/edit/main/resources/")


@pytest.mark.parametrize("width", [320, 1280])
def test_it_has_no_fault_and_fits(width: int, small: BuiltSite, browser: Browser) -> None:
    context = new_context(browser, "light", width)
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2027, 6, 30, 9, tzinfo=UTC))
    page.goto(f"{small.url}health/")
    for box in page.locator("main details").all():
        box.locator("summary").click()
    assert faults(page) == []
    assert page.evaluate(HANGING_OUT) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, only_colours=True) == []
    context.close()


def test_on_paper_every_line_is_there(small: BuiltSite, page: Page) -> None:
    page.goto(f"{small.url}health/")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    items = page.locator(".health__list > li")
    assert items.count() > 15
    for item in items.all():
        expect(item).to_be_visible()
        assert item.evaluate("(element) => getComputedStyle(element).breakInside") == "avoid"


def test_the_page_turns_when_a_day_passes(small: BuiltSite, page: Page) -> None:
    _at(page, "2027-03-01T12:00+00:00", f"{small.url}health/")
    expect(page.get_by_text(PASSED)).to_have_count(2)
    assert page.get_by_text(PASSED).filter(visible=True).count() == 0
    _at(page, "2027-03-02T12:00+00:00", f"{small.url}health/")
    assert page.get_by_text(PASSED).filter(visible=True).count() == 1
    _at(page, "2027-06-01T12:00+00:00", f"{small.url}health/")
    assert page.get_by_text(PASSED).filter(visible=True).count() == 2


@pytest.mark.parametrize(
    ("moment", "turned"),
    [
        ("2027-05-27T12:00+01:00", False),
        ("2027-05-28T00:30+01:00", False),
        ("2027-05-28T23:59+01:00", False),
        # By Greenwich it is still the 28th; for the reader in Leeds it is not.
        ("2027-05-29T00:01+01:00", True),
        ("2031-01-01T12:00+00:00", True),
    ],
)
def test_the_banner_of_a_resource(moment: str, turned: bool, small: BuiltSite, page: Page) -> None:
    _at(page, moment, small.url + WAITS)
    badge = page.locator(BADGE)
    expect(badge).to_be_visible(visible=turned)
    expect(page.locator(".trust__list").get_by_text(PASSED)).to_be_visible(visible=turned)
    if turned:
        expect(badge).to_have_text("Review overdue since 28 May 2027")
        assert faults(page) == []


def test_a_page_that_stays_open_turns_when_somebody_comes_back(small: BuiltSite, page: Page) -> None:
    _at(page, "2027-05-28T23:00+01:00", small.url + WAITS)
    expect(page.locator(BADGE)).to_be_hidden()
    page.clock.set_fixed_time(datetime.fromisoformat("2027-05-29T08:00+01:00"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(BADGE)).to_be_visible()


def test_what_is_archived_is_due_no_more(small: BuiltSite, page: Page) -> None:
    _at(page, "2035-01-01T12:00+00:00", f"{small.url}resources/hh-08/")
    expect(page.get_by_text("This page is no longer kept up")).to_be_visible()
    expect(page.locator("[data-due]")).to_have_count(0)


def test_without_javascript_the_day_is_said(small: BuiltSite, browser: Browser) -> None:
    context = new_context(browser, "light", 1280, javascript=False)
    page = context.new_page()
    page.goto(small.url + WAITS)
    expect(page.locator(".trust__list").get_by_text("28 May 2027")).to_be_visible()
    expect(page.locator(BADGE)).to_be_hidden()
    page.goto(f"{small.url}health/")
    expect(page.get_by_role("link", name="Passed & yesterday").first).to_be_visible()
    context.close()


def _sections(root: Path, *, links: bool) -> dict[str, Any]:
    (file,) = health_page.pages(small_health.read(root, links=links), TODAY)
    view: Any = file.view["view"]
    return {section["id"]: section for section in view["sections"]}


def test_links_that_need_somebody(root: Path) -> None:
    sections = _sections(root, links=True)
    groups = {group["title"]: group["items"] for group in sections["links"]["groups"]}
    assert sections["links"]["figure"] == "1"
    (broken,) = groups["No longer answer"]
    assert broken["facts"] == [
        "Last answered on 1 December 2026",
        "Last asked on 20 February 2027",
        "The website says that it has no such page",
        "Failed 4 times in a row",
    ]
    assert broken["next"].startswith("Look for its new address")
    assert "resources/tools/hh-01/index.md" in broken["files"]
    assert [item["url"] for item in groups["Failed when last asked"]] == ["https://law.example.org/act"]
    assert groups["Only a person can tell"][0]["next"].startswith("Its site turns programs away")
    links = _sections(root, links=False)["links"]
    assert (links["figure"], links["groups"], links["none"]) == ("not checked yet", [], "")
    assert "None has been checked yet." in links["lead"]
