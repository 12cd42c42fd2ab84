"""The whole library is there, and can be narrowed, without JavaScript."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.site import catalogue_rules as rules
from tests.site.built_site import BuiltSite
from tests.site.conftest import Open

CARD = "//article[contains(@class, 'card')]//*[contains(@class, 'card__title')]"


@pytest.fixture
def library(open_page: Open) -> Page:
    return open_page("library/", javascript=False)


def _leads_to(here: str, links: list[str]) -> list[str]:
    return [urljoin(f"/{here}", link).lstrip("/") for link in links]


@pytest.mark.browser
def test_every_resource_is_shown(site: BuiltSite, library: Page) -> None:
    library.get_by_role("link", name="Everything in one list").click()
    library.wait_for_url("**/library/all/")
    titles = library.locator(".card:visible .card__title").all_inner_texts()
    assert titles == sorted((row["title"] for row in site.resources), key=str.casefold)


@pytest.mark.browser
def test_from_a_facet_to_a_resource(library: Page) -> None:
    library.get_by_role("navigation", name="Look for what fits you").get_by_role("link", name="Midwife").click()
    expect(library.get_by_role("heading", level=1)).to_contain_text("Midwife")
    library.locator(".card a").first.click()
    expect(library.get_by_role("heading", name="Take this to supervision")).to_be_visible()


@pytest.mark.browser
def test_the_find_box_leads_to_ways_that_need_no_javascript(open_page: Open) -> None:
    page = open_page("", javascript=False)
    page.get_by_role("searchbox").fill("grief")
    page.get_by_role("button", name="Find").click()
    page.wait_for_url("**/?q=grief")
    expect(page.locator("main a[href$='a-z/']").first).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Midwife")).to_have_count(1)


@pytest.mark.browser
def test_buttons_that_need_javascript_are_not_there(site: BuiltSite, open_page: Open) -> None:
    page = open_page(site.address(site.resources[0]), javascript=False)
    assert page.get_by_role("button").all_inner_texts() == ["Find"]
    assert page.locator(".badge--overdue:visible").count() == 0


def test_each_resource_stands_on_the_page_of_each_of_its_values(site: BuiltSite) -> None:
    resources = rules.all_values(site)
    expected: dict[str, set[str]] = {}
    for title, has in resources.items():
        for facet, held in has.items():
            for value in held:
                expected.setdefault(f"library/{facet}/{value}/", set()).add(title)
    for address, titles in expected.items():
        assert _all_turns(site, address) == sorted(titles), address
    pages = (path.removesuffix("index.html") for path in site.pages if path.count("/") == 3 and "library/" in path)
    assert {path for path in pages if path.split("/")[1] in next(iter(resources.values()))} == set(expected)


def _all_turns(site: BuiltSite, address: str) -> list[str]:
    """Return the titles on a facet's page and on those that continue it."""
    turns = site.tree(address).xpath("//nav[@class = 'browse-turns']//a/@href")
    pages = dict.fromkeys([address, *_leads_to(address, turns)])
    return sorted(heading.text_content() for page in pages for heading in site.tree(page).xpath(CARD))


def test_each_value_is_linked_with_its_count(site: BuiltSite) -> None:
    resources = rules.all_values(site)
    for facet in next(iter(resources.values())):
        for here in ("library/", f"library/{facet}/"):
            for entry in site.tree(here).xpath("//li[.//a][.//*[@class = 'count']]"):
                (address,) = _leads_to(here, entry.xpath(".//a/@href"))
                named, value = address.split("/")[1:3]
                said = int(entry.xpath("string(.//*[@class = 'count']/text())"))
                assert said == rules.count(resources, {}, named, value), f"{here}: {address}"


def test_the_library_links_every_facet_page(site: BuiltSite) -> None:
    links = set(_leads_to("library/", site.tree("library/").xpath("//*[@class = 'browse-values']//a/@href")))
    held = {f"library/{f}/{v}/" for has in rules.all_values(site).values() for f, vs in has.items() for v in vs}
    assert links == held
    assert all(site.has(address.rsplit("/", 2)[0] + "/") for address in links)


def test_theme_pages_hold_each_of_their_resources(site: BuiltSite) -> None:
    for theme in site.catalogue["vocabularies"]["themes"]:
        here = f"themes/{theme['id']}/"
        groups = site.tree(here).xpath("//section[@class = 'groups']//*[contains(@class, 'card__title')]")
        expected = {row["title"] for row in site.resources if theme["id"] in row["themes"]}
        assert {heading.text_content() for heading in groups} == expected
