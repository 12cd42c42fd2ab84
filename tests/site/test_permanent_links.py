"""An address that was given out once keeps leading to its resource."""

from dataclasses import replace

import pytest
from lxml import html

from library.catalogue.building import catalogue_of
from library.pages import redirects
from library.reading.tree import read_tree
from tests.site.built_site import BuiltSite
from tests.site.conftest import ROOT, Open


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False])
def test_permanent_link(site: BuiltSite, open_page: Open, javascript: bool) -> None:
    for row in site.resources:
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
