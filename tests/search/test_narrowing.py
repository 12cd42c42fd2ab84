"""Choices without words: OR inside a facet, AND across, counts that are true, everything in the address."""

import random
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.search.fake import settled
from tests.site import catalogue_rules as rules
from tests.site.built_site import BuiltSite
from tests.site.conftest import Open
from tests.site.keyboard import focus_is_on

pytestmark = pytest.mark.browser
COUNTS = """() => Object.fromEntries([...document.querySelectorAll("[data-narrow] input[type=checkbox]")].map(
  (box) => [`${box.name} ${box.value}`, Number(box.closest("label").querySelector("[data-of]").textContent)]))"""


def _shown(page: Page) -> set[str]:
    """Return the titles of all results, page by page."""
    more = page.get_by_role("button", name="Show more")
    while more.is_visible():
        before = page.locator("[data-results] > li").count()
        more.click()
        expect(page.locator("[data-results] > li")).not_to_have_count(before)
    titles = page.locator(".result__title").all_inner_texts()
    assert len(titles) == len(set(titles))
    return set(titles)


def _said(number: int) -> str:
    return f"{number} resource{'' if number == 1 else 's'}"


def _tick(page: Page, facet: str, value: str) -> None:
    group = page.locator(f"[data-facet='{facet}']")
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    group.locator(f"input[value='{value}']").check()


def _choices(site: BuiltSite, seed: int) -> dict[str, set[str]]:
    """Return some choices in some facets; the same for a seed every time."""
    pick = random.Random(seed)  # noqa: S311  nothing here is a secret
    offered: dict[str, set[str]] = {}
    for has in rules.all_values(site).values():
        for facet, held in has.items():
            offered.setdefault(facet, set()).update(held)
    facets = pick.sample(sorted(offered), pick.randint(1, 3))
    return {facet: set(pick.sample(sorted(offered[facet]), min(len(offered[facet]), 2))) for facet in facets}


def test_what_is_shown_and_counted(site: BuiltSite, open_page: Open) -> None:
    resources = rules.all_values(site)
    page = open_page("search/")
    for seed in range(5):
        wanted = _choices(site, seed)
        expected = rules.fitting(resources, wanted)
        page.goto(f"{site.url}search/?{urlencode({name: ','.join(sorted(chosen)) for name, chosen in wanted.items()})}")
        settled(page, "done" if expected else "none")
        page.wait_for_function("() => [...document.querySelectorAll('[data-of]')].every((one) => one.textContent)")
        counts = page.evaluate(COUNTS)
        assert counts == {key: rules.count(resources, wanted, *key.split()) for key in counts}
        assert {key.split()[0] for key in counts} == set(next(iter(resources.values())))
        assert _shown(page) == expected


def test_numbers_are_fetched_when_somebody_opens_a_group(site: BuiltSite, open_page: Open) -> None:
    page = open_page("search/", width=320)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_text("Narrow the list").click()
    assert asked == []
    page.locator("[data-facet=theme] summary").click()
    expect(page.locator("[data-facet=theme] [data-of]").first).not_to_be_empty()
    resources = rules.all_values(site)
    counts = page.evaluate(COUNTS)
    assert counts == {key: rules.count(resources, {}, *key.split()) for key in counts}
    assert set(counts) == {f"{facet} {v}" for has in resources.values() for facet, vs in has.items() for v in vs}


def test_ticking_says_so_in_the_address_and_aloud_and_back_takes_it_away(site: BuiltSite, open_page: Open) -> None:
    resources = rules.all_values(site)
    page = open_page("search/")
    title = page.locator("#found-title")
    _tick(page, "theme", "neglect")
    alone = rules.fitting(resources, {"theme": {"neglect"}})
    expect(title).to_have_text(_said(len(alone)))
    _tick(page, "theme", "bereavement")
    _tick(page, "audience", "midwife")
    both = rules.fitting(resources, {"theme": {"neglect", "bereavement"}, "audience": {"midwife"}})
    expect(page.get_by_role("status").first).to_have_text(_said(len(both)))
    assert page.url == f"{site.url}search/?theme=neglect,bereavement&audience=midwife"
    page.reload()
    expect(title).to_have_text(_said(len(both)))
    page.get_by_role("button", name="Take away: The impact").press("Enter")
    assert focus_is_on(page, ".chosen button")
    for _ in range(3):
        page.go_back()
    expect(title).to_have_text(_said(len(alone)))
    assert _shown(page) == alone
    page.go_back()
    settled(page, "idle")
    page.go_forward()
    expect(page.get_by_role("button", name="Take away")).to_have_text("Neglect")
    page.get_by_role("button", name="Take away").press("Enter")
    settled(page, "idle")
    assert focus_is_on(page, "#search-words")


def test_the_sentence_is_answered_at_once_and_its_address_can_be_shared(site: BuiltSite, open_page: Open) -> None:
    resources = rules.all_values(site)
    page = open_page("")
    page.get_by_label("I have").select_option("10 minutes")
    page.get_by_role("button", name="Show what fits").click()
    settled(page)
    assert page.url == f"{site.url}search/?time=before-visit"
    page.get_by_label("I am").select_option("Health visitor")
    page.get_by_label("I need it for").select_option("Before a visit or contact")
    wanted = {"time": {"before-visit"}, "audience": {"health-visitor"}, "when": {"before-visit"}}
    expected = rules.fitting(resources, wanted)
    assert expected
    expect(page.locator("#found-title")).to_have_text(_said(len(expected)))
    assert _shown(page) == expected
    address = page.url
    again = open_page(address.removeprefix(site.url))
    settled(again)
    chosen = [again.get_by_label(label).input_value() for label in ("I have", "I am", "I need it for")]
    assert chosen == ["before-visit", "health-visitor", "before-visit"]
    _tick(again, "audience", "midwife")
    expect(again.locator("select[name=audience] option:checked")).to_have_text("Health visitor or Midwife")
    again.get_by_label("I am").select_option("in any role")
    expect(again.locator("[data-facet=audience] input:checked")).to_have_count(0)


def test_words_that_leave_the_choices_alone_can_be_taken_with_less(site: BuiltSite, open_page: Open) -> None:
    has = rules.all_values(site)
    short = rules.fitting(has, {"time": {"corridor"}})
    types = {value for values in has.values() for value in values["type"]}
    empty = min(types - {value for title in short for value in has[title]["type"]})
    page = open_page(f"search/?q=5+mins&type={empty}")
    settled(page, "none")
    expect(page.get_by_role("heading", level=2, name="Nothing found for “5 mins”")).to_be_visible()
    page.get_by_role("button", name=f": {_said(len(short))}").click()
    page.wait_for_url("**/?q=5+mins")
    settled(page)
    assert _shown(page) == short


def test_small_words_leave_the_choices_alone(site: BuiltSite, open_page: Open) -> None:
    fitting = rules.fitting(rules.all_values(site), {"theme": {"neglect"}})
    page = open_page("search/?q=the&theme=neglect")
    settled(page)
    said = f"“the” is too common to look for: {_said(len(fitting))} for your choices"
    expect(page.get_by_role("heading", level=2, name=said)).to_be_visible()
    assert _shown(page) == fitting


def test_an_odd_address_breaks_nothing(site: BuiltSite, open_page: Open) -> None:
    page = open_page("search/")
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for query in ("theme=no-such-theme", "theme=", "nonsense=1&theme=,,", "time=&audience=&when=", "q=+++"):
        page.goto(f"{site.url}search/?{query}")
        settled(page, "idle")
        assert page.url == f"{site.url}search/"
    page.goto(f"{site.url}search/?theme=neglect,no-such-theme&theme=bereavement,neglect")
    settled(page)
    assert page.url == f"{site.url}search/?theme=neglect,bereavement"
    assert wrong == []


def test_addresses_of_the_library_that_held_a_search_lead_on(site: BuiltSite, open_page: Open) -> None:
    page = open_page("library/?q=grief&theme=neglect,bereavement")
    page.wait_for_url(f"{site.url}search/?q=grief&theme=neglect,bereavement")
    page = open_page("library/")
    assert page.url == f"{site.url}library/"
