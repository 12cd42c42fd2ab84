"""A list in an address: compact, read again as it was, and forgiving of what mail programs and people do to it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.my_list.conftest import Some
from tests.my_list.test_keeping import KEPT, titles, with_list
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
        ("#v=1&ids=pc-03,ng-05.", ["pc-03", "ng-05"]),
        ("#v=1&ids=pc-03,ng-05).”", ["pc-03", "ng-05"]),
        ("#v=1&ids=pc-03.,ng-05", ["ng-05"]),
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


@pytest.mark.parametrize(("before", "after"), [(118, "🙂"), (119, "")])
def test_a_name_is_never_cut_inside_a_sign(before: int, after: str, page: Page) -> None:
    items = [{"id": "pc-03", "title": "", "note": "n" * (before + 1880) + "🙂"}]
    _, again = page.evaluate(WRITE, {"title": "t" * before + "🙂", "items": items})
    assert again["title"] == "t" * before + after
    assert again["items"][0]["note"] == "n" * (before + 1880) + after


@pytest.mark.parametrize(
    ("length", "told"),
    [(2000, []), (2001, ["1 note was longer than 2000 characters and cut."])],
)
def test_a_note_that_is_cut_is_told(length: int, told: list[str], page: Page) -> None:
    assert page.evaluate(READ, f"#ids=pc-03&n.pc-03={'n' * length}")["problems"] == told


@pytest.mark.parametrize(("length", "told"), [(120, ""), (121, "name was longer than 120 characters")])
def test_a_name_that_is_cut_is_told(length: int, told: str, page: Page) -> None:
    assert told in " ".join(page.evaluate(READ, f"#ids=pc-03&title={'t' * length}")["problems"])


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


def test_back_from_a_shared_list_shows_ones_own(some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.plain)
    page.evaluate("(id) => { location.hash = `v=1&ids=${id}`; }", some.deck["id"])
    expect(page.get_by_role("heading", name="A list that somebody shared")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="My list", level=1)).to_be_focused()
    assert titles(page) == [some.plain["title"]]


@pytest.mark.parametrize("name", ["Keep this list", "Keep it in place of mine"])
def test_where_nothing_can_be_kept_ones_own_list_stays(name: str, some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.plain, some.deck)
    before = page.evaluate(KEPT)
    button = page.get_by_role("button", name=name)
    for ids in ("xx-98,xx-99", some.sensitive["id"]):
        page.goto(f"{page.url.partition('#')[0]}#v=1&ids={ids}")
        expect(page.get_by_text("your own 2 resources would go")).to_be_visible()
        button.click()
        expect(page.get_by_role("status")).to_contain_text("Nothing of this list can be kept")
        expect(page.get_by_role("heading", name="A list that somebody shared")).to_be_visible()
        assert page.evaluate(KEPT) == before
    page.get_by_label("Keep the sensitive page too").check()
    button.click()
    expect(page.get_by_role("status")).to_have_text("1 added.")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_have_text("It is back as it was.")
    assert page.evaluate(KEPT) == before


def test_what_can_not_be_fetched_is_not_left_out(some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.deck)
    before = page.evaluate(KEPT)
    page.route("**/search/**", lambda route: route.abort())
    address = page.url
    page.goto("about:blank")
    page.goto(f"{address}#v=1&ids={some.plain['id']}")
    button = page.get_by_role("button", name="Keep it in place of mine")
    button.click()
    expect(page.get_by_role("status")).to_contain_text("Try again when you are connected.")
    assert page.evaluate(KEPT) == before
    page.unroute("**/search/**")
    button.click()
    expect(page.get_by_role("status")).to_contain_text("Look through the list")
    assert page.evaluate(KEPT) == before
    button.click()
    expect(page.get_by_role("status")).to_have_text("1 added.")
    assert [item["id"] for item in page.evaluate(KEPT)["items"]] == [some.plain["id"]]


def test_an_id_that_can_not_be_asked_after_is_not_called_unknown(some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.deck)
    page.route("**/r/xx-98/", lambda route: route.abort())
    page.goto(f"{page.url}#v=1&ids={some.plain['id']},xx-98")
    lines = page.locator("[data-items] > li")
    expect(lines.nth(0)).to_contain_text(some.plain["title"])
    expect(lines.nth(1)).to_contain_text("could not be fetched")
    page.unroute("**/r/xx-98/")
    page.get_by_role("button", name="Keep this list").click()
    expect(page.get_by_role("status")).to_contain_text("Look through the list")
    expect(lines.nth(1)).to_contain_text("The library has no resource with this id.")
    page.get_by_role("button", name="Keep this list").click()
    expect(page.get_by_role("status")).to_have_text("1 added. 1 left out.")


def test_notes_too_long_to_join_are_told(some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.plain)
    note = "n" * 1500
    page.get_by_role("button", name="Add a note").click()
    page.get_by_role("textbox", name=some.plain["title"]).fill("m" * 1500)
    page.evaluate("(hash) => { location.hash = hash; }", f"ids={some.plain['id']}&n.{some.plain['id']}={note}")
    page.get_by_role("button", name="Keep this list").click()
    expect(page.get_by_role("status")).to_contain_text("1 note was longer than 2000 characters and cut.")


@pytest.mark.parametrize("reached", [True, False])
def test_what_is_not_known_to_be_harmless_is_treated_with_care(reached: bool, some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.plain)
    if not reached:
        page.route("**/search/**", lambda route: route.abort())
    page.reload()
    expect(page.locator("[data-items] > li")).to_have_count(1)
    expect(page.get_by_role("link", name="Leave this page now")).to_have_count(0 if reached else 1)
    expect(page.get_by_text("Think first: this list may hold")).to_be_visible(visible=not reached)


def test_without_the_catalogue_the_list_still_stands(site: BuiltSite, some: Some, open_page: Open) -> None:
    page = open_page("list/", fresh=True)
    page.route("**/search/**", lambda route: route.abort())
    page.goto("about:blank")
    page.goto(f"{site.url}list/#v=1&ids={some.plain['id']}")
    expect(page.get_by_text("catalogue could not be fetched")).to_be_visible()
    href = page.locator("[data-items] h2 a").get_attribute("href")
    assert href == f"{site.url}r/{some.plain['id']}/"
