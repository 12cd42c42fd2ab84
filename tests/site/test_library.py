"""Narrowing the library: OR inside a facet, AND across, counts that are true, everything in the address."""

import random
import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.site import catalogue_rules as rules
from tests.site.built_site import BuiltSite
from tests.site.conftest import Open

pytestmark = pytest.mark.browser

WORDS = "Words in the title or the summary"
COUNTS = """() => Object.fromEntries([...document.querySelectorAll("[data-finder] input[type=checkbox]")].map(
  (box) => [`${box.name} ${box.value}`, Number(box.closest("label").querySelector("[data-count]").textContent)]))"""


def shown(page: Page) -> set[str]:
    titles = page.locator("[data-cards] > .card:visible .card__title").all_inner_texts()
    assert len(titles) == len(set(titles))
    return set(titles)


def tick(page: Page, facet: str, value: str) -> None:
    box = f"input[name='{facet}'][value='{value}']"
    group = page.locator(f".facet:has({box})")
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    group.locator(box).check()


def choices(site: BuiltSite, seed: int) -> dict[str, set[str]]:
    """Return some choices in some facets; the same for a seed every time."""
    pick = random.Random(seed)  # noqa: S311  nothing here is a secret
    offered: dict[str, set[str]] = {}
    for has in rules.all_values(site).values():
        for facet, held in has.items():
            offered.setdefault(facet, set()).update(held)
    facets = pick.sample(sorted(offered), pick.randint(1, 3))
    return {facet: set(pick.sample(sorted(offered[facet]), min(len(offered[facet]), 2))) for facet in facets}


@pytest.mark.parametrize("seed", range(10))
def test_what_is_shown_and_counted(seed: int, site: BuiltSite, open_page: Open) -> None:
    wanted = choices(site, seed)
    resources = rules.all_values(site)
    query = urlencode({facet: ",".join(sorted(chosen)) for facet, chosen in wanted.items()})
    page = open_page(f"library/?{query}")
    expected = rules.fitting(resources, wanted)
    assert shown(page) == expected
    assert page.locator("[data-none]").is_visible() == (not expected)
    counts = page.evaluate(COUNTS)
    assert counts == {key: rules.count(resources, wanted, *key.split()) for key in counts}
    assert {key.split()[0] for key in counts} == set(next(iter(resources.values())))


def test_every_value_that_any_resource_has_is_offered(site: BuiltSite, open_page: Open) -> None:
    offered = set(open_page("library/").evaluate(COUNTS))
    held = {f"{facet} {v}" for has in rules.all_values(site).values() for facet, vs in has.items() for v in vs}
    assert offered == held


def test_ticking_says_so_in_the_address_and_aloud(site: BuiltSite, open_page: Open) -> None:
    page = open_page("library/")
    tick(page, "theme", "neglect")
    tick(page, "theme", "bereavement")
    tick(page, "audience", "midwife")
    wanted = {"theme": {"neglect", "bereavement"}, "audience": {"midwife"}}
    expected = rules.fitting(rules.all_values(site), wanted)
    assert shown(page) == expected
    assert page.url == f"{site.url}library/?theme=neglect,bereavement&audience=midwife"
    expect(page.get_by_role("status")).to_have_text(f"{len(expected)} resources fit")
    expect(page.get_by_role("button", name="Take away")).to_have_count(3)
    page.reload()
    assert shown(page) == expected
    page.get_by_role("button", name="Take away: Neglect").click()
    assert shown(page) == rules.fitting(rules.all_values(site), wanted | {"theme": {"bereavement"}})


def test_back_restores_what_was_there(site: BuiltSite, open_page: Open) -> None:
    page = open_page("library/")
    everything = shown(page)
    tick(page, "theme", "neglect")
    tick(page, "level", "core")
    both = shown(page)
    page.go_back()
    assert shown(page) == rules.fitting(rules.all_values(site), {"theme": {"neglect"}})
    page.go_back()
    assert shown(page) == everything
    page.go_forward()
    page.go_forward()
    assert shown(page) == both
    page.locator(".card a:visible").first.click()
    page.wait_for_url("**/resources/**")
    page.go_back()
    page.wait_for_url("**/library/?*")
    assert shown(page) == both


def test_words_in_title_and_summary(site: BuiltSite, open_page: Open) -> None:
    page = open_page("library/")
    said = {row["title"]: f"{row['title']} {row['summary']}".lower() for row in site.resources}
    first = max(re.findall(r"\w+", site.resources[0]["title"]), key=len)
    second = max(re.findall(r"\w+", site.resources[0]["summary"]), key=len)
    certain = {title for title, text in said.items() if first.lower() in text and second.lower() in text}
    page.get_by_label(WORDS).fill(f"{first.upper()} {second}")
    expect(page.get_by_role("status")).to_contain_text("fit")
    assert certain <= shown(page) < set(said)
    assert site.resources[0]["title"] in certain
    assert page.url == f"{site.url}library/?{urlencode({'q': f'{first.upper()} {second}'})}"


def test_words_that_people_call_it(site: BuiltSite, open_page: Open) -> None:
    page = open_page("library/")
    for row in site.resources[::3]:
        names = rules.front_matter(row).get("also_called")
        assert isinstance(names, list)
        page.get_by_label(WORDS).fill(str(names[-1]))
        assert row["title"] in shown(page), names[-1]


def test_curly_and_straight_apostrophes_are_one(open_page: Open) -> None:
    page = open_page("library/?q=child’s")
    curly = shown(page)
    page.get_by_label(WORDS).fill("child's")
    assert curly
    assert shown(page) == curly


def test_words_and_choices_together_then_clear(site: BuiltSite, open_page: Open) -> None:
    page = open_page("library/?q=supervision&theme=supervision")
    narrowed = shown(page)
    assert narrowed
    assert narrowed <= rules.fitting(rules.all_values(site), {"theme": {"supervision"}})
    page.get_by_role("button", name="Clear everything").click()
    assert shown(page) == {row["title"] for row in site.resources}
    assert page.url == f"{site.url}library/"
    assert page.get_by_label(WORDS).input_value() == ""
    expect(page.get_by_label(WORDS)).to_be_focused()


@pytest.mark.parametrize("query", ["theme=no-such-theme", "q=%22%3E%3Cscript%3E", "theme=", "nonsense=1&theme=,,"])
def test_an_odd_address_breaks_nothing(query: str, site: BuiltSite, open_page: Open) -> None:
    page = open_page("library/")
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{site.url}library/?{query}")
    assert shown(page) in (set(), {row["title"] for row in site.resources})
    assert wrong == []
