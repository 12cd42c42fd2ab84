"""The search page: what is shown and said of an answer, whatever the answer is."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.search.fake import ENGINE, searched, settled
from tests.site.built_site import BuiltSite
from tests.site.conftest import Open
from tests.site.keyboard import focus_is_on

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page: Open) -> Page:
    return open_page("404.html")


def _ids(page: Page) -> list[str]:
    found: list[str] = page.locator("[data-results] > li").evaluate_all("(all) => all.map((one) => one.dataset.id)")
    return found


def _status(page: Page, words: str) -> None:
    expect(page.locator("[data-search] [data-status]")).to_have_text(words)


def test_a_result_says_what_it_is_and_where_the_words_stand(site: BuiltSite, page: Page) -> None:
    searched(page, site, "?q=grief")
    rows = {str(row["id"]): row for row in site.resources}
    first = page.locator("[data-results] > li").first
    row = rows[_ids(page)[0]]
    expect(first.get_by_role("heading", level=3)).to_have_text(str(row["title"]))
    assert first.get_by_role("link").first.get_attribute("href") == site.url + site.address(row)
    for label in ("Kind:", "Time:", "Theme:", "For:", "When:"):
        expect(first).to_contain_text(label)
    assert first.locator("mark").all_inner_texts() == ["grief", "child"]
    expect(first).to_contain_text("<b>sees</b>")
    expect(first.get_by_role("link", name="Transcript, from 1:35")).to_have_attribute("href", f"{site.url}about/")
    expect(page.get_by_role("link", name="Unit 2: The visit")).to_be_visible()
    expect(page.get_by_role("heading", level=2, name="23 resources for “grief”")).to_be_visible()
    _status(page, "23 resources for “grief”")


def test_the_engine_itself_answers(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.url}search/?q=DV")
    settled(page)
    expect(page.get_by_text("Showing results for")).to_contain_text("domestic abuse; search instead for “DV”.")
    labels = {term["id"]: term["label"] for term in site.catalogue["vocabularies"]["themes"]}
    rows = {str(row["id"]): row for row in site.resources}
    for result in page.locator("[data-results] > li").all():
        row = rows[result.get_attribute("data-id") or ""]
        expect(result.get_by_role("link").first).to_have_attribute("href", site.url + site.address(row))
        expect(result).to_contain_text(labels[row["themes"][0]])
        expect(result).to_contain_text(str(row["summary"]))
    assert "domestic" in [mark.lower() for mark in page.locator("mark").first.inner_text().split()]


def test_ten_more_are_there_again_after_going_back(site: BuiltSite, page: Page) -> None:
    searched(page, site, "?q=grief")
    page.get_by_role("button", name="Show more").click()
    expect(page.locator("[data-results] > li")).to_have_count(16)
    assert focus_is_on(page, "[data-results] > li:nth-child(7) a")
    _status(page, "16 of 23 resources shown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/resources/**")
    page.go_back()
    settled(page)
    expect(page.locator("[data-results] > li")).to_have_count(16)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator("[data-results] > li")).to_have_count(23)
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()
    assert len(set(_ids(page))) == 23


def test_other_words_are_owned_up_to(site: BuiltSite, page: Page) -> None:
    searched(page, site, "?q=DV+kids&theme=neglect")
    line = page.get_by_text("Showing results for")
    expect(line).to_have_text("Showing results for domestic abuse children; search instead for “DV kids”.")
    page.get_by_role("link", name="search instead for “DV kids”").press("Enter")
    expect(line).to_be_hidden()
    assert page.url == f"{site.url}search/?q=DV+kids&exact=1&theme=neglect"
    assert focus_is_on(page, "#found-title")
    page.go_back()
    expect(line).to_be_visible()
    expect(page.get_by_label("Say it in your own words")).to_have_value("DV kids")


def test_typing_is_answered_and_goes_into_the_address(site: BuiltSite, page: Page) -> None:
    searched(page, site, "", "idle")
    box = page.get_by_label("Say it in your own words")
    expect(page.get_by_label("I have")).to_be_visible()
    box.press_sequentially("one grief")
    page.wait_for_url(f"{site.url}search/?q=one+grief")
    _status(page, "1 resource for “one grief”")
    expect(page.get_by_label("I have")).to_be_hidden()
    # What was found stands below already: nothing may lie over it unless it is asked for.
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_text("one grief and neglect")
    page.keyboard.press("Enter")
    expect(box).to_have_value("one grief and neglect")
    assert page.url.endswith("?q=one+grief+and+neglect")
    page.go_back()
    expect(box).to_have_value("one grief")
    expect(page.locator("#found-title")).to_have_text("1 resource for “one grief”")
    box.fill("")
    settled(page, "idle")
    assert page.url == f"{site.url}search/"
    expect(page.get_by_label("I have")).to_be_visible()


def test_a_sentence_from_another_page_is_answered_in_sight(site: BuiltSite, open_page: Open) -> None:
    page = open_page("404.html", width=390)
    page.goto(f"{site.url}index.html")
    page.get_by_label("I have").select_option("corridor")
    page.get_by_role("button", name="Show what fits").click()
    settled(page)
    expect(page.locator("#found-title")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Take away: In a corridor: 2 to 5 minutes")).to_be_visible()


def test_an_earlier_answer_never_replaces_a_later_one(site: BuiltSite, page: Page) -> None:
    searched(page, site, "", "idle")
    box = page.get_by_label("Say it in your own words")
    box.fill("slow")
    settled(page, "loading")
    _status(page, "Searching…")
    box.fill("one")
    settled(page)
    page.wait_for_timeout(700)
    expect(page.locator("#found-title")).to_have_text("1 resource for “one”")


def test_help_comes_before_everything_that_was_found(site: BuiltSite, page: Page) -> None:
    searched(page, site, "?q=he+hits+me+at+home")
    helped = page.get_by_role("region", name="If somebody hurts or frightens you")
    expect(helped.get_by_role("link", name="999")).to_have_attribute("href", "tel:999")
    order = page.locator("main h2:visible, main summary:visible, main ol:visible").all_inner_texts()
    assert order[0] == "If somebody hurts or frightens you"
    _status(page, "Help now: If somebody hurts or frightens you. 23 resources for “he hits me at home”")
    page.get_by_label("Say it in your own words").fill("grief")
    expect(helped).to_have_count(0)
    _status(page, "23 resources for “grief”")


def test_when_nothing_is_found_the_reader_can_say_what_was_missing(site: BuiltSite, page: Page) -> None:
    searched(page, site, "?q=nothing&audience=midwife", "none")
    _status(page, "Nothing found for “nothing”")
    expect(page.get_by_role("link", name="Neglect")).to_have_attribute("href", f"{site.url}themes/neglect/")
    expect(page.get_by_role("link", name="the A–Z of the library")).to_be_visible()
    letter = page.get_by_label("Your message")
    assert letter.input_value().startswith("I looked for: nothing\nwith: Midwife\n")
    expect(page.get_by_text("Never name a child")).to_be_visible()
    letter.fill("My own words")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the message").click()
    expect(page.get_by_text("Copied. Paste it")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == "My own words"
    page.get_by_role("button", name="Without “Midwife”: 7 resources").click()
    page.wait_for_url("**/search/?q=nothing")
    assert letter.input_value() == "My own words"


def test_ways_to_send_it_are_drafts_with_the_words_in_them(site: BuiltSite, page: Page) -> None:
    def supplied(text: str) -> str:
        form = "https://git.example/library/issues/new?template=suggest-a-resource.yml&title=Suggestion"
        ways = f'<a href="mailto:a" data-ask-email>mail</a><a href="{form}" data-ask-form>form</a>'
        for before, after in (("email", "us@example.org"), ("form", form)):
            text = text.replace(f'data-{before}=""', f'data-{before}="{after}"')
        return text.replace('<ul class="ask__ways">', f'<ul class="ask__ways">{ways}')

    page.route(
        f"{site.url}search/**",
        lambda route: (
            route.fulfill(body=supplied(site.text("search/")), content_type="text/html")
            if route.request.resource_type == "document"
            else route.fallback()
        ),
    )
    searched(page, site, "?q=nothing", "none")
    page.get_by_label("Your message").fill("Help & advice\nfor twins?")
    mail = page.get_by_role("link", name="mail").get_attribute("href") or ""
    assert mail.startswith("mailto:us@example.org?subject=I%20looked%20for")
    assert parse_qs(urlsplit(mail).query)["body"] == ["Help & advice\r\nfor twins?"]
    form = page.get_by_role("link", name="form").get_attribute("href") or ""
    assert unquote(form.partition("&content=")[2]) == "Help & advice\nfor twins?"


@pytest.mark.parametrize("fault", ["missing", "failing"])
def test_a_search_that_fails_says_so_and_shows_other_ways(fault: str, site: BuiltSite, page: Page) -> None:
    searched(page, site, "", "idle")
    if fault == "missing":
        page.route(ENGINE, lambda route: route.abort())
        page.reload()
    page.get_by_label("Say it in your own words").fill("broken")
    settled(page, "failed")
    _status(page, "The search could not be loaded. Try again, or use the lists below.")
    expect(page.get_by_role("heading", name="Other ways in")).to_be_visible()
    expect(page.get_by_text("needs JavaScript")).to_be_hidden()
    expect(page.get_by_label("Say it in your own words")).to_have_value("broken")
    page.unroute(ENGINE)
    searched(page, site, "?q=grief")
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()


def test_a_part_that_is_blocked_is_said_calmly(site: BuiltSite, page: Page) -> None:
    searched(page, site, "?q=blocked")
    blocked, lost = page.locator("[data-blocked]"), page.locator("[data-partly]")
    expect(blocked).to_be_visible()
    expect(lost).to_be_hidden()
    searched(page, site, "?q=partly")
    expect(lost).to_be_visible()
    expect(lost.get_by_role("button", name="Try again")).to_be_visible()
    searched(page, site, "?q=grief")
    expect(blocked).to_be_hidden()
    expect(lost).to_be_hidden()


def test_help_stays_where_the_search_itself_fails(site: BuiltSite, page: Page) -> None:
    searched(page, site, "?q=he+hits+me+broken", "failed")
    expect(page.get_by_role("region", name="If somebody hurts or frightens you")).to_be_visible()
    _status(
        page,
        "Help now: If somebody hurts or frightens you. "
        "The search could not be loaded. Try again, or use the lists below.",
    )


def test_each_search_is_one_step_back_and_a_cry_for_help_is_none(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.url}about/")
    searched(page, site, "?q=one+grief")
    box = page.get_by_label("Say it in your own words")
    for words in ("one question", "one visit"):
        box.fill("")
        box.press_sequentially(words)
        page.keyboard.press("Enter")
        expect(page.locator("#found-title")).to_have_text(f"1 resource for “{words}”")
    page.go_back()
    expect(box).to_have_value("one question")
    box.fill("he hits me")
    expect(page.get_by_role("region", name="If somebody hurts or frightens you")).to_be_visible()
    box.fill("one answer")
    expect(page.locator("#found-title")).to_have_text("1 resource for “one answer”")
    page.go_back()
    expect(box).to_have_value("one question")
    page.go_back()
    expect(box).to_have_value("one grief")


def test_leaving_takes_every_search_of_the_page_along(site: BuiltSite, page: Page) -> None:
    searched(page, site, "?q=one+grief")
    page.get_by_label("Say it in your own words").fill("one bruise")
    expect(page.locator("#found-title")).to_have_text("1 resource for “one bruise”")
    page.route(
        "**/*",
        lambda route: (
            route.fulfill(body="The weather", content_type="text/html")
            if not route.request.url.startswith(site.url)
            else route.fallback()
        ),
    )
    page.get_by_role("link", name="Leave this page now").click()
    expect(page.get_by_text("The weather")).to_be_visible()
    for _ in range(2):
        page.go_back()
        assert "q=" not in page.url


def test_the_search_page_may_run_webassembly_and_is_as_strict_otherwise(site: BuiltSite) -> None:
    policy = "//meta[@http-equiv = 'Content-Security-Policy']/@content"
    (strict,) = site.tree("").xpath(policy)
    (with_wasm,) = site.tree("search/").xpath(policy)
    assert with_wasm.replace(" script-src 'self' 'wasm-unsafe-eval';", "") == strict
    assert "wasm" not in strict
