"""The short lists for other sites, against the catalogue's own data."""

import json
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]

from library.catalogue import embedding
from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.reading.tree import read_tree
from tests.site.built_site import BuiltSite
from tests.site.opening import ROOT

LINKS = "//li/a/@href"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_of(read_tree(ROOT))


@pytest.fixture(scope="module")
def schema(site: BuiltSite) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site.text("catalogue.schema.json"))
    Draft202012Validator.check_schema(found)
    return found


def _addresses(site: BuiltSite) -> set[str]:
    terms = site.catalogue["vocabularies"]
    named = {"audience": "audiences", "theme": "themes", "when": "when-to-use"}
    return {"embed/new/"} | {f"embed/{facet}-{term['id']}/" for facet in named for term in terms[named[facet]]}


def _slugs(site: BuiltSite, address: str) -> list[str]:
    return [str(link).removeprefix("../../resources/").rstrip("/") for link in site.tree(address).xpath(LINKS)]


def test_every_role_theme_and_moment_has_a_list_and_the_library_knows_it(site: BuiltSite, catalogue: Catalogue) -> None:
    expected = _addresses(site)
    built = {f"embed/{path.parent.name}/" for path in (site.folder / "embed").glob("*/index.html")}
    assert built == expected
    assert {address for address in catalogue.addresses() if address.startswith("embed/")} == expected


def test_a_list_holds_five_that_fit(site: BuiltSite) -> None:
    by_slug = {site.address(row).split("/")[1]: row for row in site.resources}
    fields = {"audience": "audiences", "theme": "themes", "when": "when_to_use"}
    for address in sorted(_addresses(site) - {"embed/new/"}):
        facet, _, term = address.removeprefix("embed/").rstrip("/").partition("-")
        named = [row for row in site.resources if term in row[fields[facet]]]
        fitting = [row for row in site.resources if {term, "everyone"} & set(row[fields[facet]])]
        if term == "everyone":
            continue
        found = [by_slug[slug] for slug in _slugs(site, address)]
        assert len(found) == min(embedding.LENGTH, len(fitting)), address
        assert all(row in fitting for row in found), address
        # What names the role stands before what is for everyone.
        first = found[: min(len(named), embedding.LENGTH)]
        assert all(row in named for row in first), address


def test_a_theme_begins_with_what_the_partnership_puts_first(site: BuiltSite, catalogue: Catalogue) -> None:
    for theme, page in catalogue.theme_pages.items():
        expected = [catalogue.by_id[name].slug for name in page.start_here]
        assert _slugs(site, f"embed/theme-{theme}/")[: len(expected)] == expected


def test_new_begins_with_the_latest(site: BuiltSite, catalogue: Catalogue) -> None:
    days = {resource.slug: resource.updated for resource in catalogue.resources}
    shown = [days[slug] for slug in _slugs(site, "embed/new/")]
    assert shown == sorted(days.values(), reverse=True)[: embedding.LENGTH]
    of_a_day = [item for item in catalogue.resources if item.updated == shown[0]]
    theme_of = {item.slug: item.themes[0] for item in catalogue.resources}
    themes = {theme_of[slug] for slug in _slugs(site, "embed/new/")}
    assert len(themes) == min(embedding.LENGTH, len({item.themes[0] for item in of_a_day}))


def test_a_list_is_alone_and_every_link_leaves_the_frame(site: BuiltSite) -> None:
    for address in sorted(_addresses(site)):
        tree = site.tree(address)
        assert {link.get("target") for link in tree.xpath("//a")} == {"_top"}, address
        assert tree.xpath("//script | //header | //footer | //nav | //form") == [], address
        assert tree.xpath("string(//meta[@name = 'robots']/@content)") == "noindex", address
        policy = tree.xpath("string(//meta[@http-equiv = 'Content-Security-Policy']/@content)")
        assert "frame-ancestors" not in policy, "a host's page could not show it"


def test_a_list_with_sensitive_pages_says_so_and_tells_no_address(site: BuiltSite) -> None:
    page = site.tree("embed/theme-domestic-abuse/")
    assert "has none" in page.xpath("string(//p[@class = 'fragment__note'])")
    assert page.xpath("//*[@data-quick-exit]") == []
    assert page.xpath("string(//meta[@name = 'referrer']/@content)") == "no-referrer"
    assert site.tree("embed/when-annual-planning/").xpath("//p[@class = 'fragment__note']") == []


class TestCatalogue:
    """`catalogue.json` keeps what its schema says."""

    def test_it_is_what_its_schema_says(self, site: BuiltSite, schema: dict[str, Any]) -> None:
        Draft202012Validator(schema, format_checker=FormatChecker()).validate(site.catalogue)
        assert site.catalogue["$schema"] == schema["$id"]

    def test_every_name_is_explained(self, site: BuiltSite, schema: dict[str, Any]) -> None:
        row = schema["properties"]["resources"]["items"]["properties"]
        assert set(site.resources[0]) == set(row)
        assert set(site.catalogue) - {"$schema"} == set(schema["properties"])
        assert all(part.get("description") for part in (*row.values(), *schema["properties"].values()))

    def test_a_catalogue_that_breaks_its_promise_is_refused(self, site: BuiltSite, schema: dict[str, Any]) -> None:
        check = Draft202012Validator(schema)
        later = {**site.catalogue, "schema_version": 2}
        without, twisted, newer = (deepcopy(site.catalogue) for _ in range(3))
        del without["resources"][0]["permanent_url"]
        twisted["resources"][0]["audiences"] = "midwife"
        newer["resources"][0]["colour"] = "a name that came later"
        assert [check.is_valid(data) for data in (later, without, twisted, newer)] == [False, False, False, True]
