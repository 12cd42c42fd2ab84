"""The lists of a role and of a moment, their order, their feeds; and the library's own page."""

import re
from dataclasses import replace
from urllib.parse import urljoin

import pytest
from lxml import html

from library.catalogue import addresses
from library.catalogue.listing import feeds
from library.exports import atom
from library.model.vocabulary import Vocabulary
from library.pages import facet_pages
from library.pages.turning import turning
from tests.browse import made
from tests.site import catalogue_rules as rules
from tests.site.built_site import BuiltSite

TITLES = "//article//*[contains(@class, 'card__title')]"
ROLE = "library/audience/midwife/"


def test_what_is_made_for_a_role_comes_before_what_is_for_everyone() -> None:
    catalogue = made.with_resources(
        made.resource(1, title="Avocet", audiences=("everyone",)),
        made.resource(2, title="Bittern", audiences=("midwife", "teacher", "police")),
        made.resource(3, title="Curlew", audiences=("midwife", "teacher")),
        made.resource(4, title="Dunlin", audiences=("midwife",)),
        made.resource(5, title="Egret", audiences=("everyone", "midwife")),
        made.resource(6, title="Fulmar", audiences=("midwife",)),
        made.resource(7, title="Gannet", audiences=("teacher",)),
    )
    shown = dict(made.rendered(catalogue, facet_pages.pages(catalogue)))
    tree = html.fromstring(shown[ROLE])
    assert [title.text_content() for title in tree.xpath(TITLES)] == [
        *("Dunlin", "Fulmar", "Curlew", "Bittern", "Egret", "Avocet"),
    ]
    assert [heading.text for heading in tree.xpath("//main//h2")] == [
        "Made with your role in mind: 5 resources",
        "For everyone: 1 resource",
    ]
    assert "your role first" in tree.xpath("string(//p[@class = 'browse-order'])")


def test_a_roles_page_names_that_role_on_its_cards(site: BuiltSite) -> None:
    said = {
        card.text_content().strip().removeprefix("For: ")
        for card in site.tree("library/audience/health-visitor/").xpath("//ul[@class = 'card__facts']/li[4]")
    }
    assert "Everyone" in said
    assert all(words.startswith("Health visitor") for words in said - {"Everyone"})
    assert len(said) > 2


def test_a_moment_shows_the_quickest_first_and_says_so(site: BuiltSite) -> None:
    minutes = {row["title"]: row["minutes"] for row in site.resources}
    for value in {value for has in rules.all_values(site).values() for value in has["when"]}:
        tree = site.tree(f"library/when/{value}/")
        shown = [minutes[title.text_content()] for title in tree.xpath(TITLES)]
        assert shown == sorted(shown), value
        assert tree.xpath("string(//p[@class = 'browse-order'])") == "The quickest come first."


def test_every_list_leads_to_the_search_with_its_value_chosen(site: BuiltSite) -> None:
    for facet in next(iter(rules.all_values(site).values())):
        for page in (path for path in site.pages if re.fullmatch(rf"library/{facet}/[^/]+/index.html", path)):
            (link,) = site.tree(page).xpath("//main//a[. = 'Narrow this further']/@href")
            value = page.split("/")[2]
            assert urljoin(f"/{page}", link) == f"/search/?{facet}={value}"


def test_a_group_goes_on_over_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    own = [made.resource(n, title=f"Avocet {n:02}", audiences=("midwife",)) for n in range(7)]
    others = [made.resource(n, title=f"Bittern {n:02}", audiences=("everyone",)) for n in range(7, 12)]
    monkeypatch.setattr(facet_pages, "PER_PAGE", 5)
    monkeypatch.setattr(facet_pages, "turns", lambda base, _: (base, f"{base}2/", f"{base}3/"))
    catalogue = made.with_resources(*own, *others)
    shown = dict(made.rendered(catalogue, facet_pages.pages(catalogue)))
    pages = [html.fromstring(shown[address]) for address in (ROLE, f"{ROLE}2/", f"{ROLE}3/")]
    titles = [title.text_content() for page in pages for title in page.xpath(TITLES)]
    assert titles == [resource.title for resource in (*own, *others)]
    assert [len(page.xpath("//main//h2")) for page in pages] == [1, 2, 1]


def test_turning_keeps_the_ends_and_the_neighbours() -> None:
    places = [f"library/all/{number}/" for number in range(1, 21)]
    view = turning(places, 10)
    assert view
    assert (view["previous"], view["next"]) == (places[8], places[10])
    assert isinstance(view["pages"], list)
    assert [(page["number"], page["gap"]) for page in view["pages"]] == [  # type: ignore[index, call-overload]
        *((1, False), (9, True), (10, False), (11, False), (20, True)),
    ]
    assert turning(places[:1], 1) is None


def test_no_theme_has_the_feed_of_a_role_or_of_everything() -> None:
    themes = made.real().themes
    awkward = ("audience-midwife", "when-recording", "all", "audio", "theme-all", "theme-audience-midwife")
    likes = tuple(replace(themes[0], id=name) for name in awkward)
    vocabularies = {**made.real().vocabularies, "themes": Vocabulary.of("themes", (*themes, *likes))}
    catalogue = replace(made.real(), vocabularies=vocabularies, kept={})
    written = [file.path for file in atom.files(catalogue)]
    assert len(written) == len(set(written))
    assert "feeds/audio.xml" not in written
    assert set(written) == set(feeds(catalogue))
    assert all(addresses.atom(theme.id) == f"feeds/{theme.id}.xml" for theme in themes), "published ones stay"


def test_the_librarys_page_holds_ways_and_no_list(site: BuiltSite) -> None:
    tree = site.tree("library/")
    assert tree.xpath("//article") == []
    assert tree.xpath("//main//script | //head/script[contains(@src, 'finder')]") == []
    links = {urljoin("/library/", link) for link in tree.xpath("//main//a/@href")}
    assert {"/library/a-z/", "/library/all/", "/new/"} <= links
    (box,) = tree.xpath("//main//form[@role = 'search']")
    assert urljoin("/library/", box.get("action")) == "/search/"
    assert box.xpath(".//label[@for = //input[@name = 'q']/@id]")
