"""Ten or two thousand resources: no page of a list ever gets heavy, and nothing falls between two pages."""

from collections import Counter
from collections.abc import Iterator

import pytest
from lxml import html

from library.catalogue.catalogue import Catalogue
from library.catalogue.listing import lists
from library.model.generated_file import GeneratedFile
from library.pages import a_to_z_page, facet_pages, library_pages, new_page
from tests.browse import made

MOST = 100_000
"""Bytes of any page of a list."""
SIZE = 2000
SOME = ("library/audience/index.md", "library/audience/midwife/", "library/when/recording/")
TITLES = "//article//*[contains(@class, 'card__title')]"


@pytest.fixture(scope="module")
def grown() -> Catalogue:
    return made.grown(SIZE)


@pytest.fixture(scope="module")
def files(grown: Catalogue) -> list[GeneratedFile]:
    makers = (library_pages, facet_pages, a_to_z_page, new_page)
    return [file for maker in makers for file in maker.pages(grown)]


@pytest.fixture(scope="module")
def shown(grown: Catalogue, files: list[GeneratedFile]) -> dict[str, str]:
    return dict(made.rendered(grown, _some(files)))


def _some(files: list[GeneratedFile]) -> Iterator[GeneratedFile]:
    """Leave out most facets' pages, which are all alike, and every other page of the longest lists."""
    for file in files:
        if file.path.startswith(("library/all", "library/a-z", "library/index", "new/", *SOME)):
            yield file


def test_no_page_is_heavy(shown: dict[str, str]) -> None:
    heavy = {address: len(page.encode()) for address, page in shown.items() if len(page.encode()) > MOST}
    assert heavy == {}
    assert len(shown) > 50


def test_every_page_is_known_and_no_address_is_used_twice(grown: Catalogue, files: list[GeneratedFile]) -> None:
    written = [file.path.removesuffix("index.md") for file in files]
    assert sorted(written) == sorted(lists(grown))
    assert len(written) == len(set(written))
    titles = Counter(str(file.view["title"]) for file in files)
    assert [title for title, times in titles.items() if times > 1] == []


def test_every_resource_stands_once_in_the_list(grown: Catalogue, shown: dict[str, str]) -> None:
    pages = [html.fromstring(page) for address, page in shown.items() if address.startswith("library/all/")]
    titles = [title.text_content() for page in pages for title in page.xpath(TITLES)]
    assert titles == [resource.title for resource in grown.resources]


def test_every_page_of_the_list_can_be_reached_from_the_first(shown: dict[str, str]) -> None:
    here, seen = "library/all/", set[str]()
    while here not in seen:
        seen.add(here)
        (*_, last) = html.fromstring(shown[here]).xpath("//nav[@class = 'browse-turns']//a[. = 'Next page']/@href") or [
            ""
        ]
        here = last.replace("../", "") or here
    assert seen == {address for address in shown if address.startswith("library/all/")}
