"""The library in numbers: what the page says is what the catalogue holds, and a gap is called a gap."""

from collections import Counter

import pytest

from tests.site.built_site import BuiltSite

pytestmark = pytest.mark.browser

TABLES = {"By theme": "themes", "By role": "audiences", "By when to use": "when_to_use", "By age": "ages"}


def test_every_number_is_true(site: BuiltSite) -> None:
    tree = site.tree("numbers/")
    for heading, name in TABLES.items():
        section = tree.xpath("//section[h2 = $heading]", heading=heading)[0]
        named = Counter(term for row in site.resources for term in row[name])
        seen = 0
        for line in section.xpath(".//tbody/tr"):
            links = line.xpath("./th/a/@href")
            term = links[0].strip("/").rsplit("/", 1)[-1] if links else ""
            said = int(line.xpath("string(./td)").split()[0])
            assert said == named[term], (heading, term)
            assert ("gap" in line.xpath("string(./td)")) == (said < 3), (heading, term)
            seen += 1
        assert seen >= 7, heading


def test_the_whole_and_the_quick(site: BuiltSite) -> None:
    facts = {
        item.xpath("string(dt)"): int(item.xpath("string(dd)"))
        for item in site.tree("numbers/").xpath("//dl[@class = 'numbers__facts']/div")
    }
    assert facts["resources"] == len(site.resources)
    assert facts["can be used in 10 minutes"] == sum(int(row["minutes"]) <= 10 for row in site.resources)


def test_an_empty_cell_says_so(site: BuiltSite) -> None:
    grid = site.tree("numbers/").xpath("//section[h2 = 'Theme and when to use']//tbody")[0]
    cells = [cell.text_content().strip() for cell in grid.xpath(".//td")]
    assert all(cell == "none" or int(cell) > 0 for cell in cells)
    assert cells
