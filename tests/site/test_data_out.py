"""What the site gives to machines, read by programs that nobody here wrote."""

import csv
import io
import json
from datetime import date
from typing import Any
from urllib.parse import urljoin

import feedparser
import pytest
from lxml import etree

from library.catalogue.building import catalogue_of
from library.exports import atom
from library.exports.catalogue_csv import safe
from library.reading.tree import read_tree
from tests.site import catalogue_rules as rules
from tests.site.built_site import BuiltSite
from tests.site.opening import ROOT

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEEDED = {
    "@context", "@type", "name", "description", "identifier", "inLanguage", "isAccessibleForFree",
    "learningResourceType", "educationalLevel", "timeRequired", "audience", "about", "license", "publisher",
    "datePublished", "dateModified", "creativeWorkStatus",
}  # fmt: skip


def _feeds(site: BuiltSite) -> dict[str, Any]:
    return {path.stem: feedparser.parse(path.read_bytes()) for path in sorted((site.folder / "feeds").glob("*.xml"))}


FOLLOWED = ("audience", "when")


def _members(site: BuiltSite) -> dict[str, set[str]]:
    """Return the titles that each feed may name: all, those of a theme, or those of a role or a moment of use."""
    found = {"all": {row["title"] for row in site.resources}}
    for term in site.catalogue["vocabularies"]["themes"]:
        found[term["id"]] = {row["title"] for row in site.resources if term["id"] in row["themes"]}
    for title, has in rules.all_values(site).items():
        for name in FOLLOWED:
            for value in has[name]:
                found.setdefault(f"{name}-{value}", set()).add(title)
    return found


def test_there_is_a_feed_for_all_and_for_each_theme_role_and_moment(site: BuiltSite) -> None:
    assert set(_feeds(site)) == set(_members(site))


def test_the_page_of_each_role_and_moment_names_its_feed(site: BuiltSite) -> None:
    feeds = _feeds(site)
    for name in (name for name in feeds if name.startswith(FOLLOWED)):
        here = f"library/{name.replace('-', '/', 1)}/"
        tree = site.tree(here)
        for links in ("//head/link[@rel = 'alternate']/@href", "//main//a[contains(., 'Follow this')]/@href"):
            assert f"feeds/{name}.xml" in {urljoin(f"/{here}", link).lstrip("/") for link in tree.xpath(links)}, here
        home = next(link.href for link in feeds[name].feed.links if link.rel == "alternate")
        assert urljoin(f"{site.url}feeds/{name}.xml", home).endswith(here)


def test_feeds(site: BuiltSite) -> None:
    feeds, members = _feeds(site), _members(site)
    for name, feed in feeds.items():
        assert not feed.bozo, f"{name}: {feed.get('bozo_exception')}"
        assert feed.version == "atom10"
        assert feed.feed.title
        ids = [entry.id for entry in feed.entries]
        assert ids, name
        assert len(ids) == len(set(ids)), name
        days = [entry.updated for entry in feed.entries]
        assert days == sorted(days, reverse=True), name
        assert feed.feed.updated == days[0], name
        expected = members[name]
        titles = {entry.title for entry in feed.entries}
        assert titles <= expected, name
        assert len(titles) == min(len(expected), atom.MOST_ENTRIES), name
    assert len({feed.feed.id for feed in feeds.values()}) == len(feeds)


def test_a_feed_leads_to_the_permanent_addresses(site: BuiltSite) -> None:
    permanent = {row["title"]: f"r/{row['id']}/" for row in site.resources}
    for feed in _feeds(site).values():
        for entry in feed.entries:
            address = urljoin(f"{site.url}feeds/all.xml", entry.link)
            assert address.endswith(permanent[entry.title])


def test_an_entry_is_the_same_in_every_feed_and_every_build(site: BuiltSite) -> None:
    again = {file.path: file.content for file in atom.files(catalogue_of(read_tree(ROOT)))}
    ids: dict[str, set[str]] = {}
    for name, feed in _feeds(site).items():
        later = feedparser.parse(again[f"feeds/{name}.xml"])
        assert [entry.id for entry in later.entries] == [entry.id for entry in feed.entries]
        for entry in feed.entries:
            ids.setdefault(entry.title, set()).add(entry.id)
    assert all(len(found) == 1 for found in ids.values())


def test_sitemap(site: BuiltSite) -> None:
    tree = etree.fromstring(site.file("sitemap.xml").read_bytes())
    assert tree.tag == f"{SITEMAP}urlset"
    addresses = [place.text or "" for place in tree.iter(f"{SITEMAP}loc")]
    top = min(addresses, key=len)
    assert top.startswith(("https://", "http://127.0.0.1"))
    assert len(addresses) == len(set(addresses))
    listed = {address.removeprefix(top) for address in addresses}
    assert all(site.has(address) for address in listed)
    assert {site.address(row) for row in site.resources} <= listed
    assert not any(address.startswith("r/") for address in listed)
    assert {p.removesuffix("index.html") for p in site.pages if p.startswith(("library/", "new/"))} <= listed
    for day in tree.iter(f"{SITEMAP}lastmod"):
        assert date.fromisoformat(day.text or "")


def test_structured_data_of_every_resource(site: BuiltSite) -> None:
    for row in site.resources:
        first, *others = site.tree(site.address(row)).xpath("//script[@type = 'application/ld+json']")
        assert {json.loads(other.text)["@type"] for other in others} <= {"VideoObject", "EducationEvent"}
        data = json.loads(first.text)
        assert set(data) >= NEEDED, row["id"]
        assert data["@type"] == "LearningResource"
        assert (data["name"], data["description"]) == (row["title"], row["summary"])
        assert data["identifier"] == row["id"]
        assert data["timeRequired"] == f"PT{row['minutes']}M"
        assert data["license"].startswith("https://")
        assert (data["datePublished"], data["inLanguage"]) == (row["published"], "en-GB")


def test_the_spreadsheet_says_the_same_as_the_data(site: BuiltSite) -> None:
    raw = site.file("catalogue.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "Excel needs the byte order mark"
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(site.resources)
    by_id = {row["id"]: row for row in rows}
    for resource in site.resources:
        row = by_id[resource["id"]]
        assert set(row) <= set(resource)
        for name, said in row.items():
            value = resource[name]
            text = "; ".join(value) if isinstance(value, list) else str(value)
            assert said.removeprefix("'") == text.removeprefix("'"), f"{resource['id']}: {name}"


def test_no_cell_is_a_formula(site: BuiltSite) -> None:
    text = site.file("catalogue.csv").read_bytes().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_title_like_a_formula_becomes_words(sign: str) -> None:
    assert safe(f'{sign}HYPERLINK("https://elsewhere.example")').startswith(f"'{sign}")


def test_every_named_term_is_in_the_vocabularies(site: BuiltSite) -> None:
    terms = {name: {term["id"] for term in entries} for name, entries in site.catalogue["vocabularies"].items()}
    for row in site.resources:
        assert set(row["themes"]) <= terms["themes"]
        assert set(row["audiences"]) <= terms["audiences"]
        assert set(row["related"]) <= {other["id"] for other in site.resources}
        assert row["type"] in terms["types"]
