"""A list in an address: compact, read again as it was, and forgiving of what mail programs and people do to it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.my_list.conftest import Some
from tests.site.built_site import BuiltSite
from tests.site.conftest import Open
from tests.site.test_privacy import NOTHING, STORED

pytestmark = pytest.mark.browser

READ = "async (fragment) => (await import('../components/my_list/sharing.js')).listIn(fragment)"
WRITE = """async (list) => {
  const { address, listIn } = await import('../components/my_list/sharing.js');
  const link = address(list, { notes: true });
  return [link, listIn(new URL(link).hash).list];
}"""


@pytest.fixture
def page(open_page: Open) -> Page:
    return open_page("list/")


def ids(page: Page, fragment: str) -> list[str] | None:
    found: dict[str, Any] | None = page.evaluate(READ, fragment)
    return None if found is None else [item["id"] for item in found["list"]["items"]]


def test_whatever_is_written_is_read_again(page: Page) -> None:
    odd = "“Why?” (it's) 100% + a=b&c #1 / é 🙂\n~end."
    items = [{"id": "pc-03", "title": "", "note": odd}, {"id": "bv-v5", "title": "", "note": ""}]
    link, again = page.evaluate(WRITE, {"title": odd, "items": items})
    assert again == {"title": odd, "items": items}
    # What programs take for the end of a link never stands in one.
    assert not set(link.partition("#")[2]) & set(" \n()'\"<>!~#")


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("#ids=pc-03,ng-05", ["pc-03", "ng-05"]),
        ("#v=1&ids=PC-03,,%20ng-05;pc-03,", ["pc-03", "ng-05"]),
        ("#v%3D1%26ids%3Dpc-03%2Cng-05", ["pc-03", "ng-05"]),
        ("#v=7&colour=red&ids=pc-03", ["pc-03"]),
        ("#v=1&title=%E0%A4%A&ids=pc-03", ["pc-03"]),
        ("#v=1&ids=<script>,../..,pc-03", ["pc-03"]),
        ("#ids=", []),
        ("#main", None),
        ("#%%%", None),
        ("", None),
    ],
)
def test_a_mangled_link_gives_what_can_be_read(fragment: str, expected: list[str] | None, page: Page) -> None:
    assert ids(page, fragment) == expected


def test_a_list_is_never_longer_than_can_be_handled(page: Page) -> None:
    found = page.evaluate(READ, "#v=1&ids=" + ",".join(f"aa-{number}" for number in range(500)))
    assert len(found["list"]["items"]) == 200
    assert "300 more" in " ".join(found["problems"])


def test_unknown_merged_and_broken_ids_are_told(site: BuiltSite, some: Some, open_page: Open) -> None:
    page = open_page("list/", fresh=True)
    moved = f'<!doctype html><main><h1>Old</h1><p><a href="../../{site.address(some.plain)}">Go</a></p></main>'
    page.route("**/r/xx-98/", lambda route: route.fulfill(body=moved, content_type="text/html"))
    page.goto("about:blank")
    page.goto(f"{site.url}list/#v=1&title=Old+times&ids=xx-98,xx-99,%3Cimg%3E,{some.deck['id']}")
    expect(page.locator("[data-items] > li")).to_have_count(3)
    lines = page.locator("[data-items] > li")
    expect(lines.nth(0)).to_contain_text(some.plain["title"])
    expect(lines.nth(0)).to_contain_text("what stood under xx-98")
    expect(lines.nth(1)).to_contain_text("The library has no resource with this id.")
    problem = page.locator("[data-problem]")
    expect(problem).to_contain_text("1 line names no resource")
    expect(problem).to_contain_text("no resource under 1 id")
    expect(page.get_by_role("heading", name="Old times")).to_be_visible()
    page.get_by_role("button", name="Keep this list").click()
    expect(page.get_by_role("status")).to_have_text("2 added. 1 left out.")
    assert page.locator("[data-items] h2 a").all_inner_texts() == [some.plain["title"], some.deck["title"]]


def test_the_skip_link_and_back_keep_the_shared_list(site: BuiltSite, some: Some, open_page: Open) -> None:
    page = open_page(f"list/#v=1&ids={some.plain['id']}", fresh=True)
    shared = page.url
    expect(page.locator("[data-items] > li")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(shared)
    page.locator("[data-items] h2 a").click()
    page.wait_for_url(site.url + site.address(some.plain))
    page.go_back()
    expect(page.get_by_role("heading", name="A list that somebody shared")).to_be_visible()
    assert page.evaluate(STORED) == NOTHING


def test_without_the_catalogue_the_list_still_stands(site: BuiltSite, some: Some, open_page: Open) -> None:
    page = open_page("list/", fresh=True)
    page.route("**/search/**", lambda route: route.abort())
    page.goto("about:blank")
    page.goto(f"{site.url}list/#v=1&ids={some.plain['id']}")
    expect(page.get_by_text("catalogue could not be fetched")).to_be_visible()
    href = page.locator("[data-items] h2 a").get_attribute("href")
    assert href == f"{site.url}r/{some.plain['id']}/"
