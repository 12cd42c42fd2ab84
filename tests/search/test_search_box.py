"""The box of every page: nothing is loaded before somebody reaches for it, and nothing typed is ever lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.search.fake import ENGINE, with_fake_engine
from tests.site.built_site import BuiltSite
from tests.site.conftest import Open
from tests.site.keyboard import focus_is_on

pytestmark = pytest.mark.browser
OF_THE_SEARCH = ("engine", "shelf", "cards", "pagefind", "suggesting", ".json", ".wasm")


def _box(page: Page) -> dict[str, str | None]:
    box = page.locator("[data-search-box] input")
    pointed = box.get_attribute("aria-activedescendant")
    return {
        "text": box.input_value(),
        "expanded": box.get_attribute("aria-expanded"),
        "at": page.locator(f"#{pointed}[aria-selected='true']").inner_text() if pointed else None,
    }


@pytest.fixture
def page(open_page: Open) -> Page:
    return with_fake_engine(open_page("about/"))


def _suggested(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(words)
    expect(page.locator("[data-search-box] [role=option]")).to_have_count(3)
    expect(page.locator("[data-search-box] [role=option]").first).to_contain_text(words)


@pytest.mark.parametrize("address", ["", "about/", "search/"])
def test_nothing_of_the_search_is_loaded_before_somebody_reaches_for_it(
    address: str, site: BuiltSite, open_page: Open
) -> None:
    page = open_page("404.html", fresh=True)
    with_fake_engine(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site.url)))
    page.goto(site.url + address, wait_until="networkidle")
    assert len(asked) > 2
    assert [url for url in asked if any(part in url for part in OF_THE_SEARCH)] == []
    page.locator("[data-search-box] input").focus()
    page.keyboard.type("dv")
    page.locator("[data-search-box] [role=option]").first.wait_for(state="attached")
    page.keyboard.press("ArrowDown")
    assert _box(page)["at"] == "dv and neglect"
    assert any("engine.js" in url for url in asked)


def test_with_the_keyboard_alone(site: BuiltSite, page: Page) -> None:
    _suggested(page, "dv/kids")
    assert _box(page) == {"text": "dv/kids", "expanded": "true", "at": None}
    page.keyboard.press("ArrowUp")
    assert _box(page)["at"] == "About the library Page"
    page.keyboard.press("ArrowDown")
    assert _box(page)["at"] is None
    page.keyboard.press("ArrowDown")
    assert _box(page)["at"] == "dv/kids and neglect"
    page.keyboard.press("Escape")
    assert _box(page) == {"text": "dv/kids", "expanded": "false", "at": None}
    page.keyboard.press("Escape")
    assert _box(page)["text"] == "dv/kids"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    # What looks like HTML is shown as it stands.
    assert _box(page)["at"] == "dv/kids <i>in</i> supervision 3 resources"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=dv%2Fkids+%3Ci%3Ein%3C%2Fi%3E+supervision")


def test_an_arrow_key_goes_to_the_list_of_what_is_typed_by_then(page: Page) -> None:
    _suggested(page, "gr")
    page.locator("[data-search-box] input").evaluate("(box) => { box.value = 'grief'; }")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-search-box] [aria-selected=true]")).to_have_text("grief and neglect")


def test_enter_looks_for_what_was_typed(page: Page) -> None:
    _suggested(page, "grief")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=grief")


def test_leaving_the_box_closes_the_list_and_keeps_the_words(page: Page) -> None:
    _suggested(page, "grief")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert _box(page) == {"text": "grief", "expanded": "false", "at": None}
    assert focus_is_on(page, "[data-search-box] button")


def test_a_suggestion_may_be_a_page_and_can_be_pressed(site: BuiltSite, open_page: Open) -> None:
    page = with_fake_engine(open_page(""))
    _suggested(page, "who")
    page.locator("[role=option]", has_text="About the library").click()
    page.wait_for_url(f"{site.url}about/")


def test_the_slash_is_a_slash_where_somebody_writes_and_can_be_turned_off(site: BuiltSite, open_page: Open) -> None:
    page = open_page("search/", fresh=True)
    page.get_by_label("I have").focus()
    page.keyboard.press("/")
    assert focus_is_on(page, "select")
    page.get_by_role("button", name="Turn the / key off").press("Enter")
    page.goto(f"{site.url}about/")
    page.keyboard.press("/")
    assert focus_is_on(page, "body")
    page.goto(f"{site.url}search/")
    page.get_by_role("button", name="Turn the / key on").click()
    assert page.evaluate("() => localStorage.length") == 0
    page.keyboard.press("/")
    assert focus_is_on(page, "[data-search-box] input")


@pytest.mark.parametrize("fault", ["missing", "failing"])
def test_without_suggestions_it_is_a_plain_form(fault: str, page: Page) -> None:
    if fault == "missing":
        page.route(ENGINE, lambda route: route.abort())
    page.locator("[data-search-box] input").focus()
    page.keyboard.type("broken")
    page.wait_for_timeout(200)
    assert page.locator("[data-search-box] [role=option]").count() == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=broken")
