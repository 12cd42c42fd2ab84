"""The same list in two tabs: neither swaps, loses or brings back what it does not know of."""

import pytest
from playwright.sync_api import Page, expect

from tests.my_list.conftest import Some
from tests.my_list.test_keeping import KEPT, PUT, as_kept, titles, with_list
from tests.site.conftest import Open

pytestmark = pytest.mark.browser


def beside(page: Page) -> Page:
    """Open the list in a second tab."""
    other = page.context.new_page()
    other.goto(page.url)
    return other


def take_off(page: Page, title: str) -> None:
    page.get_by_role("button", name=f"Remove: {title}").click()
    expect(page.get_by_role("status")).to_have_text(f"“{title}” is off your list.")


def heard(page: Page, gone: str) -> None:
    """Wait until what another tab stored has reached this one: browsers do not promise that it does at once."""
    page.wait_for_function("(id) => !localStorage.getItem('library.list').includes(`\"${id}\"`)", arg=gone)


def test_what_another_tab_does_is_shown(some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.plain, some.deck)
    take_off(beside(page), some.plain["title"])
    expect(page.locator("[data-items] > li")).to_have_count(1)


@pytest.mark.parametrize("press", ["Up", "Down", "Remove"])
def test_a_line_that_is_gone_moves_nothing(press: str, some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.plain, some.film, some.deck)
    # No tab hears what it writes itself, as no frozen tab hears the others.
    page.evaluate(PUT, as_kept(some.plain, some.deck))
    page.get_by_role("button", name=f"{press}: {some.film['title']}").click()
    expect(page.get_by_role("status")).to_have_text(f"“{some.film['title']}” was taken off in another tab.")
    assert titles(page) == [some.plain["title"], some.deck["title"]]
    assert page.evaluate(KEPT) == as_kept(some.plain, some.deck)


def test_a_note_brings_back_what_another_tab_took_off(some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.plain, some.film, some.deck)
    page.get_by_role("button", name=f"Add a note: {some.film['title']}").click()
    page.keyboard.type("A")
    take_off(beside(page), some.film["title"])
    heard(page, some.film["id"])
    page.keyboard.type("B")
    expect(page.get_by_role("status")).to_contain_text("It is back, with your note.")
    assert page.evaluate(KEPT) == as_kept(some.plain, some.film, some.deck, **{some.film["id"]: "AB"})


def test_the_list_is_drawn_anew_once_a_note_is_left(some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.plain, some.film, some.deck)
    page.get_by_role("button", name=f"Add a note: {some.film['title']}").click()
    note = page.get_by_role("textbox", name=some.film["title"])
    take_off(beside(page), some.plain["title"])
    heard(page, some.plain["id"])
    page.keyboard.type("Still here")
    assert len(titles(page)) == 3
    expect(note).to_be_focused()
    # The press that leaves the note finds its button, though the list is drawn anew.
    button = page.get_by_role("button", name=f"Up: {some.deck['title']}")
    button.hover()
    page.mouse.down()
    page.wait_for_timeout(300)
    assert len(titles(page)) == 3
    page.mouse.up()
    expect(page.get_by_role("status")).to_have_text(f"“{some.deck['title']}” is now 1 of 2.")
    assert titles(page) == [some.deck["title"], some.film["title"]]
    assert page.evaluate(KEPT) == as_kept(some.deck, some.film, **{some.film["id"]: "Still here"})


def test_leaving_a_note_is_enough_to_catch_up(some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.plain, some.deck)
    page.get_by_role("button", name=f"Add a note: {some.deck['title']}").click()
    take_off(beside(page), some.plain["title"])
    page.keyboard.press("Tab")
    expect(page.locator("[data-items] > li")).to_have_count(1)


def test_undo_does_not_take_back_what_another_tab_did(some: Some, open_page: Open) -> None:
    page = with_list(open_page, some.plain)
    page.evaluate("(hash) => { location.hash = hash; }", f"ids={some.deck['id']}")
    page.get_by_role("button", name="Keep this list").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    take_off(beside(page), some.deck["title"])
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
