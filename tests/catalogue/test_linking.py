"""Where a link leads, on the small library that the rules' cases change."""

import pytest

from library.catalogue.building import catalogue_of
from library.catalogue.linking import Kind, Linker
from library.reading.tree import read_tree
from tests.rules.cases import BASE, EXAMPLE

LINKER = Linker(catalogue_of(read_tree(BASE)))
THEME = "resources/themes/neglect.md"


@pytest.mark.parametrize(
    ("target", "kind", "address"),
    [
        ("../../guidance/second-guide/index.md", Kind.RESOURCE, "resources/second-guide/"),
        ("../../guidance/second-guide/", Kind.RESOURCE, "resources/second-guide/"),
        ("index.md", Kind.RESOURCE, "resources/first-tool/"),
        ("../../themes/neglect.md", Kind.THEME, "themes/neglect/"),
        ("/resources/second-guide/", Kind.RESOURCE, "resources/second-guide/"),
        ("/r/aa-02/", Kind.RESOURCE, "resources/second-guide/"),
        ("/themes/neglect/", Kind.THEME, "themes/neglect/"),
        ("/about/", Kind.HANDWRITTEN, "about/"),
        ("/", Kind.HANDWRITTEN, ""),
        ("/library/?q=grief", Kind.ADDRESS, "library/"),
        ("/library/type/tool/", Kind.ADDRESS, "library/type/tool/"),
        ("/feeds/neglect.xml", Kind.ADDRESS, "feeds/neglect.xml"),
        ("/contribute/rules/lnk001/", Kind.ADDRESS, "contribute/rules/lnk001/"),
        ("#what-next", Kind.ANCHOR, "resources/first-tool/"),
        ("https://www.gov.uk/", Kind.EXTERNAL, ""),
        ("HTTP://www.gov.uk/", Kind.EXTERNAL, ""),
        ("//www.gov.uk/", Kind.EXTERNAL, ""),
        ("https:nothing", Kind.DEAD, ""),
        ("https://library.example.org/about/", Kind.OURSELVES, "about/"),
        ("https://library.example.org.uk/about/", Kind.EXTERNAL, ""),
        ("mailto:library@example.org", Kind.MAIL, ""),
        ("&#109;ailto:library@example.org", Kind.MAIL, ""),
        ("tel:999", Kind.PHONE, ""),
        ("javascript:alert(1)", Kind.REFUSED, ""),
        ("java\nscript:alert(1)", Kind.REFUSED, ""),
        ("", Kind.EMPTY, ""),
        ("#", Kind.EMPTY, ""),
        ("../../../mkdocs.yml", Kind.OUTSIDE, ""),
        ("%2e%2e/../../mkdocs.yml", Kind.OUTSIDE, ""),
        ("file:///etc/passwd", Kind.OUTSIDE, ""),
        ("C:/Users/me/sheet.pdf", Kind.OUTSIDE, ""),
        ("/etc/passwd", Kind.OUTSIDE, ""),
        ("/../mkdocs.yml", Kind.OUTSIDE, ""),
        ("..\\..\\guidance\\second-guide\\index.md", Kind.OUTSIDE, ""),
        ("sheet.pdf", Kind.MISSING, ""),
        ("../third-tool/index.md", Kind.DEAD, ""),
    ],
)
def test_where_a_link_leads(target: str, kind: Kind, address: str) -> None:
    found = LINKER.resolve(target, EXAMPLE)
    assert (found.kind, found.address) == (kind, address)


@pytest.mark.parametrize(
    ("target", "suggestion"),
    [
        ("../../tools/second-guide/index.md", "../../guidance/second-guide/index.md"),
        ("../../guidance/second-gide/index.md", "../../guidance/second-guide/index.md"),
        ("/about", "/about/"),
        ("/abuot/", "/about/"),
        ("/resources/guidance/second-guide/index.md", "../../guidance/second-guide/index.md"),
        ("../../../docs/about.md", "/about/"),
        ("../../../guidance/second-guide/index.md", "../../guidance/second-guide/index.md"),
        ("https://library.example.org/r/aa-02/#top", "../../guidance/second-guide/index.md#top"),
        ("..\\first-tool\\index.md", "../first-tool/index.md"),
        ("../../nothing/like-it/index.md", ""),
    ],
)
def test_what_was_probably_meant(target: str, suggestion: str) -> None:
    assert LINKER.resolve(target, EXAMPLE).suggestion == suggestion


def test_an_anchor_goes_with_its_page() -> None:
    found = LINKER.resolve("../tools/first-tool/index.md#what-next", THEME)
    assert (found.kind, found.anchor, found.path) == (Kind.RESOURCE, "what-next", EXAMPLE)
