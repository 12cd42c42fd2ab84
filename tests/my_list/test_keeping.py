"""A list of one's own: kept only when asked, ordered, noted, carried away and deleted, on this device alone."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.my_list.conftest import Some
from tests.site.built_site import BuiltSite, Row
from tests.site.conftest import Open
from tests.site.keyboard import stops
from tests.site.test_accessibility import HANGING_OUT, faults
from tests.site.test_privacy import NOTHING, STORED

pytestmark = pytest.mark.browser

KEPT = "() => JSON.parse(localStorage.getItem('library.list'))"
PUT = "(list) => localStorage.setItem('library.list', JSON.stringify(list))"
REFUSE = "() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }"


def as_kept(*rows: Row, title: str = "", **notes: str) -> dict[str, Any]:
    items = [{"id": row["id"], "title": row["title"], "note": notes.get(row["id"], "")} for row in rows]
    return {"v": 1, "title": title, "items": items}


def titles(page: Page) -> list[str]:
    return page.locator("[data-items] h2 a").all_inner_texts()


def with_list(open_page: Open, *rows: Row, width: int = 1280) -> Page:
    """Open the page of a list that was kept before."""
    page = open_page("list/", fresh=True, width=width)
    page.evaluate(PUT, as_kept(*rows))
    page.reload()
    expect(page.locator("[data-items] > li")).to_have_count(len(rows))
    return page


def test_from_the_first_keep_to_somebody_elses_device(site: BuiltSite, some: Some, open_page: Open) -> None:
    page = open_page("list/", fresh=True)
    expect(page.get_by_role("heading", name="Nothing is here yet")).to_be_visible()
    for row in (some.plain, some.form):
        page.goto(site.url + site.address(row))
        if row is some.plain:
            assert page.evaluate(STORED) == NOTHING
        button = page.get_by_role("button", name=f"Keep in my list: {row['title']}")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("main").get_by_role("link", name="My list: 2 resources")).to_be_visible()
    page.get_by_role("link", name="My list: 2 resources").click()
    expect(page.locator("[data-amount]")).to_have_text(
        f"2 resources, about {some.plain['minutes'] + some.form['minutes']} minutes."
    )
    page.get_by_role("button", name=f"Up: {some.form['title']}").press("Enter")
    expect(page.get_by_role("status")).to_have_text(f"“{some.form['title']}” is now 1 of 2.")
    expect(page.get_by_role("button", name=f"Up: {some.form['title']}")).to_be_focused()
    page.get_by_role("button", name=f"Add a note: {some.plain['title']}").click()
    page.keyboard.type("Read it (first): “why?” & 50%.")
    page.get_by_label("Name of the list").fill("New starters, week 1.")
    page.reload()
    assert page.evaluate(KEPT) == as_kept(
        some.form, some.plain, title="New starters, week 1.", **{some.plain["id"]: "Read it (first): “why?” & 50%."}
    )
    expect(page.get_by_role("textbox", name=some.plain["title"])).to_have_value("Read it (first): “why?” & 50%.")
    without = page.get_by_label("Link to this list").input_value()
    assert "why" not in without
    page.get_by_label("Take the notes along").check()
    link = page.get_by_label("Link to this list").input_value()
    assert link.endswith(f"ids={some.form['id']},{some.plain['id']}")

    other = open_page("list/", fresh=True)
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto("about:blank")
    other.goto(link)
    expect(other.get_by_role("heading", name="A list that somebody shared")).to_be_visible()
    expect(other.get_by_text("Read it (first): “why?” & 50%.")).to_be_visible()
    assert titles(other) == [some.form["title"], some.plain["title"]]
    assert not [url for url in asked if some.plain["id"] in url]
    assert other.evaluate(STORED) == NOTHING
    other.get_by_role("button", name="Keep this list").click()
    expect(other.get_by_role("status")).to_have_text("2 added.")
    assert other.evaluate(KEPT) == page.evaluate(KEPT)
    assert other.url == f"{site.url}list/"


def test_a_sensitive_page_needs_a_second_step(site: BuiltSite, some: Some, open_page: Open) -> None:
    page = open_page(site.address(some.sensitive), fresh=True)
    button = page.get_by_role("button", name=f"Keep in my list: {some.sensitive['title']}")
    button.click()
    expect(page.get_by_text("Somebody who uses this device can see it.")).to_be_visible()
    expect(page.get_by_role("button", name="Don’t keep it")).to_be_focused()
    assert page.evaluate(STORED) == NOTHING
    page.keyboard.press("Enter")
    expect(button).to_be_focused()
    assert page.evaluate(STORED) == NOTHING
    button.click()
    expect(page.get_by_role("button", name="Don’t keep it")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(page.get_by_role("button", name="Don’t keep it")).to_have_count(0)
    assert page.evaluate(STORED) == NOTHING
    button.click()
    page.get_by_role("button", name="Keep it on this device").click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert [item["id"] for item in page.evaluate(KEPT)["items"]] == [some.sensitive["id"]]
    page.goto(f"{site.url}list/")
    expect(page.get_by_role("link", name="Leave this page now")).to_be_visible()


def test_a_shared_list_leaves_sensitive_pages_out_unless_asked(some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.deck)
    page.goto(f"{page.url}#v=1&ids={some.plain['id']},{some.sensitive['id']}")
    expect(page.get_by_label("Keep the sensitive page too")).not_to_be_checked()
    page.get_by_role("button", name="Keep this list").click()
    expect(page.get_by_role("status")).to_have_text("1 added. 1 left out.")
    assert [item["id"] for item in page.evaluate(KEPT)["items"]] == [some.deck["id"], some.plain["id"]]
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-items] > li")).to_have_count(1)
    page.goto(f"{page.url}#v=1&ids={some.plain['id']},{some.sensitive['id']}")
    page.get_by_label("Keep the sensitive page too").check()
    page.get_by_role("button", name="Keep it in place of mine").click()
    expect(page.get_by_role("heading", name="My list", level=1)).to_be_focused()
    assert [item["id"] for item in page.evaluate(KEPT)["items"]] == [some.plain["id"], some.sensitive["id"]]


def test_removing_can_be_undone_and_an_empty_list_leaves_nothing(some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.plain, some.deck)
    page.get_by_label("Name of the list").fill("Team day")
    for title in (some.plain["title"], some.deck["title"]):
        page.get_by_role("button", name=f"Remove: {title}").click()
        expect(page.get_by_role("status")).to_have_text(f"“{title}” is off your list.")
        expect(page.get_by_role("button", name="Undo")).to_be_focused()
    assert page.evaluate(STORED) == NOTHING
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-items] > li")).to_have_count(1)
    assert page.evaluate(KEPT) == as_kept(some.deck, title="Team day")


def test_undo_takes_back_the_last_step_alone(some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.plain)
    page.goto(f"{page.url}#v=1&ids={some.deck['id']}")
    page.get_by_role("button", name="Keep this list").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.get_by_role("button", name=f"Add a note: {some.deck['title']}").click()
    page.keyboard.type("Mine")
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    assert page.evaluate(KEPT) == as_kept(some.plain, some.deck, **{some.deck["id"]: "Mine"})


@pytest.mark.parametrize(("length", "shown", "heard"), [(1700, "", ""), (1880, "120", ""), (1999, "1", "1")])
def test_near_its_end_a_note_says_how_much_is_left(
    length: int, shown: str, heard: str, some: Some, open_page: Open
) -> None:
    def words(number: str) -> str:
        return number and f"{number} character{'' if number == '1' else 's'} left"

    page = with_list(open_page, some.plain)
    page.get_by_role("button", name="Add a note").click()
    note = page.get_by_role("textbox", name=some.plain["title"])
    note.fill("n" * length)
    expect(page.locator("[data-slot=left]")).to_have_text(words(shown))
    expect(note).to_have_accessible_description(words(shown))
    page.wait_for_timeout(1200)
    expect(page.locator("[data-left]")).to_have_text(words(heard))


def test_back_and_reload_keep_the_place(site: BuiltSite, some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.plain, some.deck, some.film, some.form, some.sensitive, width=390)

    def slow_line(route: Route) -> None:
        """Browsers go back to the place before the list is there."""
        page.wait_for_timeout(500)
        route.continue_()

    page.route("**/search/shelf.json*", slow_line)
    last = page.locator("[data-items] h2 a").last
    last.scroll_into_view_if_needed()
    page.wait_for_function("() => history.state?.y === scrollY")
    place = page.evaluate("() => scrollY")
    assert place > 400
    last.click()
    page.wait_for_url(site.url + site.address(some.sensitive))
    for again in (page.go_back, page.reload):
        again()
        expect(page.locator("[data-items] > li")).to_have_count(5)
        page.wait_for_function("(place) => scrollY === place", arg=place)


def test_on_paper_notes_and_name_are_whole(some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.plain, some.deck)
    note = "\n".join(f"Line {number}" for number in range(12))
    name = page.get_by_role("heading", name="For new starters")
    page.get_by_label("Name of the list").fill("For new starters")
    page.get_by_role("button", name=f"Add a note: {some.plain['title']}").click()
    page.get_by_role("textbox", name=some.plain["title"]).fill(note)
    paper = page.locator("[data-items] p", has_text="Line 11")
    expect(paper).to_be_hidden()
    expect(name).to_be_hidden()
    page.emulate_media(media="print")
    expect(paper).to_have_text(note)
    expect(name).to_be_visible()
    for gone in ("textarea", ".site-footer", ".my-list__tools"):
        assert page.locator(f"{gone}:visible").count() == 0, gone


def test_a_copy_goes_away_and_comes_back(some: Some, open_page: Open, tmp_path: Path) -> None:
    page = with_list(open_page, some.plain, some.deck)
    before = page.evaluate(KEPT)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save a copy").click()
    copy = tmp_path / "copy.json"
    waiting.value.save_as(copy)
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_text("with 2 resources and all notes")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Delete everything")).to_be_focused()
    assert page.evaluate(KEPT) == before
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Yes, delete everything").click()
    expect(page.get_by_role("status")).to_have_text("Everything is deleted from this device.")
    expect(page.get_by_role("heading", name="Nothing is here yet")).to_be_focused()
    assert page.evaluate(STORED) == NOTHING
    page.get_by_label("Bring in a copy").set_input_files(copy)
    expect(page.get_by_role("heading", name="A list from a file")).to_be_visible()
    assert page.evaluate(STORED) == NOTHING
    page.get_by_role("button", name="Keep this list").click()
    expect(page.get_by_role("status")).to_have_text("2 added.")
    assert page.evaluate(KEPT) == before


def test_a_file_that_is_no_list_is_told_and_loses_nothing(some: Some, open_page: Open, tmp_path: Path) -> None:
    page = with_list(open_page, some.plain)
    before = page.evaluate(KEPT)
    garbage = {
        "": "not a list",
        '{"format": "learning-record", "version": 1}': "not a list",
        '{"format": "reading-list", "version": 2, "items": []}': "later version",
        '{"format": "reading-list", "version": 1, "items": 3}': "no resources",
        '{"format": "reading-list", "version": 1, "items": [1, {"id": "<b>"}]}': "2 lines name no resource",
    }
    for number, (text, told) in enumerate(garbage.items()):
        path = tmp_path / f"{number}.json"
        path.write_text(text, encoding="utf-8")
        # What was said of the file before must not pass for what is said of this one.
        page.get_by_role("status").evaluate("(said) => said.replaceChildren()")
        page.get_by_label("Bring in a copy").set_input_files(path)
        expect(page.get_by_role("status")).to_contain_text(told)
        assert page.evaluate(KEPT) == before
    half = {"format": "reading-list", "version": 1, "items": ["?", {"id": some.deck["id"]}, {"id": some.deck["id"]}]}
    path.write_text(json.dumps(half), encoding="utf-8")
    page.get_by_label("Bring in a copy").set_input_files(path)
    expect(page.locator("[data-problem]")).to_contain_text("1 line names no resource")
    assert titles(page) == [some.deck["title"]]
    assert page.evaluate(KEPT) == before


def test_what_a_later_version_kept_is_never_overwritten(site: BuiltSite, some: Some, open_page: Open) -> None:
    page = open_page(site.address(some.plain), fresh=True)
    page.evaluate(PUT, {"v": 9, "lists": []})
    page.get_by_role("button", name="Keep in my list").click()
    expect(page.get_by_text("kept by a later version").first).to_be_visible()
    assert page.evaluate(KEPT) == {"v": 9, "lists": []}


def test_a_browser_that_stores_nothing_still_hands_a_list_on(site: BuiltSite, some: Some, open_page: Open) -> None:
    page = open_page(site.address(some.plain), fresh=True)
    page.evaluate(REFUSE)
    button = page.get_by_role("button", name="Keep in my list")
    for _ in range(2):
        button.click()
        expect(page.get_by_role("link", name="Open a list with it")).to_be_visible()
        expect(button).to_have_attribute("aria-pressed", "false")
    page.context.add_init_script(f"({REFUSE})()")
    page.get_by_role("link", name="Open a list with it").click()
    expect(page.get_by_role("heading", name="A list that somebody shared")).to_be_visible()
    page.get_by_role("button", name="Keep this list").click()
    expect(page.locator("[data-problem]")).to_contain_text("stand in this page’s address")
    assert page.get_by_label("Link to this list").input_value().endswith(f"ids={some.plain['id']}")
    page.get_by_role("button", name="Add a note").click()
    page.keyboard.type("Start here")
    page.locator("[data-items] h2 a").click()
    page.wait_for_url(site.url + site.address(some.plain))
    page.go_back()
    expect(page.get_by_role("heading", name="My list", level=1)).to_be_visible()
    expect(page.get_by_role("textbox", name=some.plain["title"])).to_have_value("Start here")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/list/#v=1&n.*=Start+here&ids={some.plain['id']}")
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("heading", name="Nothing is here yet")).to_be_visible()
    assert page.url == f"{site.url}list/"
    assert page.evaluate(STORED) == NOTHING


def test_a_card_offers_it_too(site: BuiltSite, some: Some, open_page: Open) -> None:
    page = open_page(f"themes/{some.plain['themes'][0]}/", fresh=True)
    buttons = page.get_by_role("button", name=f"Keep in my list: {some.plain['title']}")
    buttons.first.click()
    for button in buttons.all():
        expect(button).to_have_attribute("aria-pressed", "true")
    assert faults(page) == []
    buttons.first.click()
    expect(buttons.first).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(STORED) == NOTHING


@pytest.mark.parametrize("width", [320, 1280])
def test_a_full_list_has_no_fault_and_every_stop_is_seen(width: int, some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.plain, some.sensitive, some.film, width=width)
    page.get_by_role("button", name=f"Add a note: {some.plain['title']}").click()
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("button", name=f"Down: {some.plain['title']}").click()
    expect(page.get_by_role("status")).to_contain_text("is now 2 of 3")
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, only_colours=True) == []
    assert page.evaluate(HANGING_OUT) == []
    page.get_by_role("button", name="Close").click()
    for stop in stops(page):
        assert stop["marked"], stop["name"]
        assert stop["inSight"], stop["name"]
        assert stop["free"], stop["name"]


def test_without_javascript_it_says_so_and_leads_on(open_page: Open) -> None:
    page = open_page("list/", javascript=False)
    expect(page.get_by_text("Your browser runs no scripts on this page")).to_be_visible()
    assert page.get_by_role("button").all_inner_texts() == ["Find"]
    page.locator("main").get_by_role("link", name="A–Z of the library").click()
    page.wait_for_url("**/library/a-z/")
