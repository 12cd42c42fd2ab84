"""Leaving a sensitive page at once, with nothing of it left on screen or one step back."""

import json
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.site import catalogue_rules as rules
from tests.site.built_site import BuiltSite
from tests.site.conftest import Open
from tests.site.page_types import RESOURCE_TYPES

BUTTON = "Leave this page now"
TELL_WHEN_LEAVING = """() => addEventListener("beforeunload", () => {
  const box = document.querySelector(".quick-exit__cover")?.getBoundingClientRect();
  const covers = box && box.top <= 0 && box.left <= 0 && box.width >= innerWidth && box.height >= innerHeight;
  console.log(JSON.stringify({covers: Boolean(covers), words: document.body.innerText.trim(), title: document.title}));
})"""
SENSITIVE_THEMES = {"domestic-abuse"}


def _sensitive(site: BuiltSite) -> set[str]:
    """Return the titles of resources that must carry the quick exit."""
    return {
        row["title"]
        for row in site.resources
        if SENSITIVE_THEMES & set(row["themes"]) or rules.front_matter(row).get("quick_exit") is True
    }


def _target(page: Page) -> str:
    target = page.get_by_role("link", name=BUTTON).get_attribute("href")
    assert target
    return target


@pytest.fixture
def sensitive(site: BuiltSite) -> str:
    return RESOURCE_TYPES["resource with quick exit"](site)


@pytest.fixture
def elsewhere(site: BuiltSite, sensitive: str, open_page: Open) -> Page:
    """A sensitive page, reached from the home page; what it leaves for is answered here, so nothing goes out."""
    page = open_page("", fresh=True)
    page.goto(site.url + sensitive)
    page.route(_target(page), lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    return page


@pytest.mark.browser
def test_the_button_leaves_and_back_does_not_return(site: BuiltSite, elsewhere: Page) -> None:
    target = _target(elsewhere)
    elsewhere.get_by_role("link", name=BUTTON).click()
    elsewhere.wait_for_url(target)
    elsewhere.go_back()
    assert elsewhere.url == site.url


@pytest.mark.browser
def test_shift_three_times_leaves(site: BuiltSite, elsewhere: Page) -> None:
    target = _target(elsewhere)
    for _ in range(3):
        elsewhere.keyboard.press("Shift")
    elsewhere.wait_for_url(target)
    elsewhere.go_back()
    assert elsewhere.url == site.url


@pytest.mark.browser
def test_shift_while_typing_or_held_does_not_leave(site: BuiltSite, sensitive: str, elsewhere: Page) -> None:
    elsewhere.keyboard.press("Shift")
    elsewhere.keyboard.press("Shift+A")
    elsewhere.keyboard.press("Shift+B")
    elsewhere.keyboard.press("x")
    for _ in range(5):
        elsewhere.keyboard.down("Shift")
    elsewhere.keyboard.up("Shift")
    elsewhere.keyboard.press("Shift")
    assert elsewhere.url == site.url + sensitive
    expect(elsewhere.get_by_role("link", name=BUTTON)).to_be_visible()


@pytest.mark.browser
def test_the_page_is_covered_before_the_browser_begins_to_leave(elsewhere: Page) -> None:
    title, target = elsewhere.title(), _target(elsewhere)
    elsewhere.evaluate(TELL_WHEN_LEAVING)
    with elsewhere.expect_console_message(lambda message: message.text.startswith("{")) as told:
        elsewhere.get_by_role("link", name=BUTTON).click()
    elsewhere.wait_for_url(target)
    seen = json.loads(told.value.text)
    assert seen["covers"]
    assert seen["words"] == ""
    assert seen["title"] not in ("", title)


@pytest.mark.browser
def test_without_javascript_it_is_a_link(sensitive: str, open_page: Open) -> None:
    page = open_page(sensitive, javascript=False)
    target = _target(page)
    page.route(target, lambda route: route.fulfill(body="elsewhere", content_type="text/html"))
    page.get_by_role("link", name=BUTTON).click()
    page.wait_for_url(target)
    assert page.inner_text("body") == "elsewhere"


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_it_stays_in_sight_and_says_what_it_can_not_do(width: int, sensitive: str, open_page: Open) -> None:
    page = open_page(sensitive, width=width)
    page.get_by_text("If someone may be watching").click()
    expect(page.get_by_text("can’t clear your browsing history")).to_be_visible()
    expect(page.get_by_text("Shift key three times")).to_be_visible()
    page.get_by_text("If someone may be watching").click()
    page.locator("#supervision").scroll_into_view_if_needed()
    expect(page.get_by_role("link", name=BUTTON)).to_be_in_viewport(ratio=1)


@pytest.mark.browser
def test_the_other_site_never_learns_where_the_reader_was(elsewhere: Page) -> None:
    with elsewhere.expect_request(_target(elsewhere)) as asked:
        elsewhere.get_by_role("link", name=BUTTON).click()
    assert "referer" not in asked.value.all_headers()


def test_it_stands_on_sensitive_pages_and_on_no_other(site: BuiltSite) -> None:
    sensitive = _sensitive(site)
    assert sensitive
    for row in site.resources:
        tree = site.tree(site.address(row))
        assert bool(tree.xpath("//*[@data-quick-exit]")) == (row["title"] in sensitive), row["id"]
        assert bool(tree.xpath("//script[contains(@src, 'quick_exit')]")) == (row["title"] in sensitive), row["id"]
    for theme in site.catalogue["vocabularies"]["themes"]:
        for address in (f"themes/{theme['id']}/", f"library/theme/{theme['id']}/"):
            carries = bool(site.tree(address).xpath("//*[@data-quick-exit]"))
            assert carries == (theme["id"] in SENSITIVE_THEMES), address
    assert site.tree("search/").xpath("//*[@data-quick-exit]")
    for address in ("", "library/", "about/", "404.html"):
        assert not site.tree(address).xpath("//*[@data-quick-exit]"), address


def test_its_link_works_and_tells_nothing(site: BuiltSite, sensitive: str) -> None:
    (link,) = site.tree(sensitive).xpath("//a[@data-quick-exit]")
    assert urlsplit(link.get("href")).scheme == "https"
    assert {"noreferrer", "noopener"} <= set(link.get("rel").split())
    assert link.get("target") is None
