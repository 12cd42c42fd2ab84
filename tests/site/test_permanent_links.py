"""An address that was given out once keeps leading to its resource."""

from dataclasses import replace

import pytest
from lxml import html

from library.catalogue.building import catalogue_of
from library.pages import film_pages, redirects
from library.reading.tree import read_tree
from tests.site.built_site import BuiltSite
from tests.site.opening import ROOT, Open


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False])
def test_permanent_link(site: BuiltSite, open_page: Open, javascript: bool) -> None:
    # A script takes part only where a link names a moment; without it every one is followed.
    for row in site.resources[:: 8 if javascript else 3]:
        page = open_page(f"r/{row['id']}/", javascript=javascript)
        page.wait_for_url(site.url + site.address(row))
        assert page.locator("h1").inner_text() == row["title"]


def test_a_permanent_link_can_be_followed_by_hand(site: BuiltSite) -> None:
    for row in site.resources:
        links = site.tree(f"r/{row['id']}/").xpath("//a/@href")
        assert links == [f"../../{site.address(row)}"]


def test_an_earlier_slug_leads_to_the_resource() -> None:
    catalogue = catalogue_of(read_tree(ROOT))
    first, *others = catalogue.resources
    renamed = replace(catalogue, resources=(replace(first, aliases=("its-earlier-name",)), *others))
    pages = {page.path: str(page.content) for page in redirects.pages(renamed)}
    tree = html.fromstring(pages["resources/its-earlier-name/index.html"].encode())
    assert tree.xpath("//a/@href") == [f"../../resources/{first.slug}/"]
    assert tree.xpath("//meta[@http-equiv = 'refresh']/@content") == [f"0; url=../../resources/{first.slug}/"]
    assert tree.xpath("//meta[@name = 'robots']/@content") == ["noindex"]


@pytest.mark.browser
def test_a_link_to_a_moment_keeps_its_moment(site: BuiltSite, open_page: Open) -> None:
    """What stands on a trainer's slides: the permanent link, and the seconds after it."""
    row = next(row for row in site.resources if "data-player='film'" in site.text(site.address(row)).replace('"', "'"))
    page = open_page(f"r/{row['id']}/#t=20")
    page.wait_for_url(f"{site.url}{site.address(row)}#t=20")
    page.wait_for_function("document.querySelector('video').currentTime > 0")
    assert page.evaluate("document.querySelector('video').currentTime") == pytest.approx(20, abs=1)


def test_after_a_new_name_the_film_and_its_player_are_still_found() -> None:
    catalogue = catalogue_of(read_tree(ROOT))
    film = next(resource for resource in catalogue.resources if resource.id in catalogue.films)
    others = tuple(resource for resource in catalogue.resources if resource is not film)
    renamed = replace(film, slug="a-new-name", aliases=(film.slug,))
    after = replace(catalogue, resources=(renamed, *others))
    pages = {page.path: str(page.content) for page in (*redirects.pages(after), *film_pages.pages(after))}
    for earlier, today in ((f"resources/{film.slug}/", ""), (f"resources/{film.slug}/player/", "player/")):
        tree = html.fromstring(pages[f"{earlier}index.html"].encode())
        target = f"{'../' * earlier.count('/')}resources/a-new-name/{today}"
        assert tree.xpath("//a/@href") == [target]
        assert tree.xpath("//script/@data-to") == [target]
    [permanent] = [pages[path] for path in pages if path == f"r/{film.id}/index.html"]
    assert "resources/a-new-name/" in permanent
