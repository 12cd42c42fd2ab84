"""The health of the library: every count is what the published data and the files say, found in another way."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import product
from typing import Any

import pytest
import yaml

from tests.site.built_site import BuiltSite, Row
from tests.site.catalogue_rules import RESOURCES, front_matter

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("health-of-the-library")]


@pytest.fixture(scope="module")
def day(site: BuiltSite) -> date:
    found = date.fromisoformat(_json(site)["day"])
    assert abs(datetime.now(tz=UTC).date() - found) <= timedelta(days=1), "the day of the build"
    return found


def _json(site: BuiltSite) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(site.text("health.json"))
    return found


def _in_use(site: BuiltSite) -> list[Row]:
    return [row for row in site.resources if row["status"] != "archived"]


def _due(row: Row) -> date:
    """Count the months from the file's own fields, one after another."""
    front = front_matter(row)
    reviewed = date.fromisoformat(str(front["reviewed"]))
    year, month = reviewed.year, reviewed.month
    for _ in range(int(str(front["review_months"]))):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(reviewed.day, 28))


@cache
def _expected(site: BuiltSite, day: date) -> dict[str, set[str]]:
    rows = _in_use(site)
    due = {row["id"]: _due(row) for row in rows}
    soon = day + timedelta(days=90)
    return {
        "overdue": {row["id"] for row in rows if due[row["id"]] < day},
        "soon": {row["id"] for row in rows if day <= due[row["id"]] <= soon},
        "law": {row["id"] for row in rows if row["law"] and "law_checked" not in front_matter(row)},
        "sign-off": {row["id"] for row in rows if row["status"] != "live"},
        "never-linked": {row["id"] for row in rows if not _named_elsewhere(row)},
    }


def _named_elsewhere(row: Row) -> bool:
    """Look for a resource's id or its folder in every other file that editors write."""
    slug = str(row["url"]).rstrip("/").rsplit("/", 1)[-1]
    names = re.compile(rf"(?<![\w-]){row['id']}(?![\w-])|/{slug}/|/r/{row['id']}/")
    return any(names.search(text) for parts, text in _written() if slug not in parts)


@cache
def _written() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return every file that editors write, with the parts of its path."""
    files = sorted([*RESOURCES.rglob("*.md"), *RESOURCES.rglob("*.yml")])
    return tuple((path.relative_to(RESOURCES).parts, path.read_text(encoding="utf-8")) for path in files)


def _section(site: BuiltSite, name: str) -> Any:
    (section,) = site.tree("health/").xpath("//section[h2/@id = $name]", name=name)
    return section


def _listed(site: BuiltSite, name: str) -> list[str]:
    """Return the ids of the resources that a list names, in its order."""
    links = _section(site, name).xpath(".//p[@class = 'health__title']/a/@href")
    ids = {site.address(row): row["id"] for row in site.resources}
    return [ids[address] for link in links if (address := link.removeprefix("../")) in ids]


def test_every_list_holds_what_the_files_say(site: BuiltSite, day: date) -> None:
    for name, ids in _expected(site, day).items():
        listed = _listed(site, name)
        assert sorted(listed) == sorted(ids), name
    assert _expected(site, day)["sign-off"], "an empty library would prove nothing"


def test_every_number_at_the_top_is_its_lists(site: BuiltSite, day: date) -> None:
    order = site.tree("health/").xpath("//section[h2/@id = 'order']//li")
    figures = {
        item.xpath("string(a/@href)").lstrip("#"): item.xpath("string(span)") for item in order if item.xpath("span")
    }
    for name, ids in _expected(site, day).items():
        assert figures[name] == str(len(ids)), name
    data = _json(site)
    assert figures["reading-age"] == str(sum(page["age"] > page["aim"] for page in data["reading_age"]))
    assert figures["gaps"] == str(sum(bool(theme["first"]) for theme in data["gaps"]))
    assert figures["oldest"] == str(len(data["oldest"]))
    states = {link["status"] for link in data["links"]["addresses"]}
    broken = str(data["links"]["counts"]["broken"])
    assert figures["links"] == ("not checked yet" if states <= {"not-checked"} else broken)
    for item in order:
        (anchor,) = item.xpath("a/@href")
        assert site.tree("health/").xpath("//h2[@id = $id]", id=anchor.lstrip("#")), anchor


def test_the_data_says_the_same_as_the_page(site: BuiltSite, day: date) -> None:
    data = _json(site)
    expected = _expected(site, day)
    assert data["resources"] == len(_in_use(site))
    assert {row["id"] for row in data["reviews"] if row["state"] == "overdue"} == expected["overdue"]
    assert {row["id"] for row in data["reviews"] if row["state"] == "soon"} == expected["soon"]
    assert {row["id"]: row["due"] for row in data["reviews"]} == {
        row["id"]: _due(row).isoformat() for row in _in_use(site)
    }
    assert {row["id"] for row in data["law_unchecked"]} == expected["law"]
    assert {row["id"] for row in data["waiting"]} == expected["sign-off"]
    assert set(data["never_linked"]) == expected["never-linked"]


def test_owners_look_after_what_their_files_say(site: BuiltSite) -> None:
    labels = {term["label"]: term["id"] for term in site.catalogue["vocabularies"]["owners"]}
    rows = {row["id"]: row for row in site.resources}
    for name in ("overdue", "law", "sign-off", "soon"):
        section = _section(site, name)
        for group in section.xpath(".//*[self::h3 or self::summary]"):
            words = group.text.strip()
            if words not in labels:
                assert words == "First: editions to confirm"
                continue
            items = group.xpath("following-sibling::ul[1]/li")
            assert group.xpath("string(span)") == str(len(items))
            for item in items:
                address = item.xpath("string(p/a/@href)").removeprefix("../")
                (row,) = (row for row in rows.values() if site.address(row) == address)
                assert row["owner"] == labels[words], row["id"]


def test_theme_by_theme(site: BuiltSite, day: date) -> None:
    expected = _expected(site, day)
    themes = {term["label"]: term["id"] for term in site.catalogue["vocabularies"]["themes"]}
    lines = _section(site, "themes").xpath(".//tbody/tr")
    assert len(lines) == len(themes)
    for line in lines:
        home = {row["id"] for row in _in_use(site) if row["themes"][0] == themes[line.xpath("string(th)")]}
        said = [cell.text_content() for cell in line.xpath("td")][:4]
        wanted = ("overdue", "soon", "law", "sign-off")
        assert said == [str(len(home & expected[name])) for name in wanted], line.xpath("string(th)")


def test_every_line_says_what_to_do_and_where(site: BuiltSite) -> None:
    items = site.tree("health/").xpath("//ul[@class = 'health__list']/li")
    assert len(items) > len(site.resources)
    for item in items:
        words = item.xpath("string(p[@class = 'health__next'])")
        assert words.startswith("Next: "), item.text_content()
        assert len(words.split()) > 3
        for file in item.xpath("p[@class = 'health__file']"):
            assert (RESOURCES.parent / file.text_content()).is_file(), file.text_content()


def test_every_address_of_a_source_is_looked_after(site: BuiltSite) -> None:
    known = {link["address"]: link["files"] for link in _json(site)["links"]["addresses"]}
    seen = 0
    for row in site.resources:
        for address in _outside(site, row):
            assert address.partition("#")[0] in known, (row["id"], address)
            seen += 1
    assert seen > 100
    said = _section(site, "links").text_content()
    assert f"{len(known)} addresses on other sites" in said


def _outside(site: BuiltSite, row: Row) -> Iterator[str]:
    tree = site.tree(site.address(row))
    places = "//article[contains(@class, 'prose')]//a/@href | //section[@class = 'sources']//ul[1]//a/@href"
    yield from (link for link in tree.xpath(places) if link.startswith("http"))


Cells = dict[str, set[tuple[str, str, str]]]


def test_a_gap_is_what_most_other_themes_have(site: BuiltSite) -> None:
    themes = [term["id"] for term in site.catalogue["vocabularies"]["themes"]]
    cells: Cells = {theme: set() for theme in themes}
    for row in _in_use(site):
        for theme in row["themes"]:
            cells[theme] |= set(product([row["type"]], row["audiences"], row["when_to_use"]))
    for said in _json(site)["gaps"]:
        lacking = _lacking(cells, said["theme"])
        first = [(gap["type"], gap["audience"], gap["when_to_use"]) for gap in said["first"]]
        assert [lacking[cell] for cell in first] == [gap["elsewhere"] for gap in said["first"]], said["theme"]
        # The most that is left out is no more than the least that is shown, besides the same idea for another role.
        shown = {(kind, when) for kind, _, when in first}
        others = [many for (kind, _, when), many in lacking.items() if (kind, when) not in shown]
        assert max(others, default=0) <= min((lacking[cell] for cell in first), default=0), said["theme"]
        own = [row for row in _in_use(site) if said["theme"] in row["themes"]]
        assert said["resources"] == len(own)
        roles = {term["id"] for term in site.catalogue["vocabularies"]["audiences"]} - {"everyone"}
        assert set(said["audiences"]) == roles - {role for row in own for role in row["audiences"]}


def _lacking(cells: Cells, theme: str) -> dict[tuple[str, str, str], int]:
    others = [found for name, found in cells.items() if name != theme]
    return {
        cell: sum(cell in found for found in others)
        for cell in set().union(*others)
        if cell not in cells[theme] and (cell[0], "everyone", cell[2]) not in cells[theme]
    }


def test_calendars_are_there_for_whoever_looks_after_something(site: BuiltSite) -> None:
    owners = {row["owner"] for row in _in_use(site)}
    links = set(_section(site, "take").xpath(".//a/@href"))
    assert {f"../feeds/reviews-{owner}.ics" for owner in owners} | {"../feeds/reviews.ics"} <= links
    for link in links:
        assert site.has(link.removeprefix("../")), link


def test_the_numbers_lead_here_and_back(site: BuiltSite) -> None:
    assert "../health/" in site.tree("numbers/").xpath("//main//a/@href")
    assert "../numbers/" in site.tree("health/").xpath("//main//a/@href")
