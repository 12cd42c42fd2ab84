"""Two renderers, one core: whoever builds the library, readers get the same pages at the same addresses."""

from dataclasses import dataclass
from pathlib import Path

import lxml.html
import pytest

from tests.sinks import renderers

pytestmark = pytest.mark.xdist_group("renderers")


@dataclass(frozen=True)
class Sites:
    """The copied library and the site that MkDocs makes of it."""

    library: Path
    mkdocs: Path


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    folder = tmp_path_factory.mktemp("renderers")
    library = renderers.copied_library(folder / "library")
    return Sites(library, renderers.build("mkdocs", library, folder / "mkdocs"))


@pytest.fixture(scope="module")
def zensical(sites: Sites) -> Path:
    pytest.importorskip("zensical", reason="Zensical is not installed here", exc_type=ImportError)
    return renderers.build_with_zensical(sites.library, sites.library.parent / "folder")


def test_two_builds_of_the_same_content_are_the_same_bytes_even_by_properdocs(sites: Sites, tmp_path: Path) -> None:
    """The second goes through Python's sets in another order, and through our hook in ProperDocs."""
    again = renderers.build("properdocs", sites.library, tmp_path / "again", seed="1")
    assert renderers.files_of(again) == renderers.files_of(sites.mkdocs)


@pytest.mark.oracle
def test_zensical_answers_the_same_addresses(sites: Sites, zensical: Path) -> None:
    assert renderers.addresses_of(zensical) == renderers.addresses_of(sites.mkdocs)


@pytest.mark.oracle
def test_zensical_shows_the_same_words_on_every_page(sites: Sites, zensical: Path) -> None:
    pages = sorted(path for path in renderers.addresses_of(sites.mkdocs) if path.endswith(".html"))
    assert pages
    for page in pages:
        assert renderers.words_of(zensical / page) == renderers.words_of(sites.mkdocs / page), page


@pytest.mark.oracle
def test_zensical_delivers_data_and_style_unchanged(sites: Sites, zensical: Path) -> None:
    others = {path for path in renderers.addresses_of(sites.mkdocs) if not path.endswith(".html")}
    assert {"sitemap.xml", "catalogue.json", "feeds/all.xml"} <= others
    for path in sorted(others):
        assert (zensical / path).read_bytes() == (sites.mkdocs / path).read_bytes(), path


@pytest.mark.oracle
def test_code_survives_another_renderer(zensical: Path) -> None:
    page = lxml.html.fromstring((zensical / renderers.EXAMPLE_PAGE).read_bytes())
    (code,) = page.iter("pre")
    assert code.text_content().splitlines() == [
        "first",
        "",
        "    after a tab",
        "    *four* spaces and `ticks`",
        "",
        "~~~",
        "{{ page.title }} {% raw %}",
        "---",
    ]
    assert "Two * stars * and a name_with_lines_in_it & an ampersand < a smaller one." in page.text_content()
