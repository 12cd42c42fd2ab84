"""New and changed: what happened on which day, said once, newest first."""

from dataclasses import replace
from datetime import date

import pytest
from lxml import html

from library.catalogue import history
from library.catalogue.catalogue import Catalogue
from library.catalogue.history import Happened, event_pages, events
from library.model.resource import Change, Resource
from library.pages import new_page
from tests.browse import made
from tests.site.built_site import BuiltSite

MARCH, MAY = date(2026, 3, 2), date(2026, 5, 4)


def told(catalogue: Catalogue) -> list[tuple[date, str, str, str]]:
    return [(event.day, event.happened.value, event.resource.title, event.note) for event in events(catalogue)]


def changed(number: int, title: str, *changes: tuple[date, str], since: date = MARCH) -> Resource:
    made_of = tuple(Change(date=day, note=note) for day, note in changes)
    return made.resource(number, title=title, published=since, changes=made_of)


def words(catalogue: Catalogue) -> str:
    ((_, page),) = made.rendered(catalogue, new_page.pages(catalogue))
    return " ".join(html.fromstring(page).xpath("string(//main)").split())


def test_a_day_tells_additions_first_and_days_go_back() -> None:
    later = changed(1, "Late one", since=MAY)
    early = changed(2, "Early one", (MAY, "A new example."))
    assert told(made.with_resources(early, later)) == [
        (MAY, "added", "Late one", ""),
        (MAY, "changed", "Early one", "A new example."),
        (MARCH, "added", "Early one", ""),
    ]


def test_what_changes_on_its_first_day_is_just_new() -> None:
    catalogue = made.with_resources(changed(1, "One", (MARCH, "Typing mistakes.")))
    assert told(catalogue) == [(MARCH, "added", "One", "")]


def test_changes_of_one_day_to_one_resource_are_one_line() -> None:
    catalogue = made.with_resources(
        changed(1, "One", (MAY, "New links."), (MAY, "A new example."), (MAY, "New links."))
    )
    assert told(catalogue)[0] == (MAY, "changed", "One", "New links. A new example.")


def test_one_note_for_many_is_said_once() -> None:
    same = [changed(n, f"Quokka {n}", (MAY, "Links to the new guidance.")) for n in range(3)]
    catalogue = made.with_resources(*same, changed(7, "Another", (MAY, "A new example.")))
    page = words(catalogue)
    assert page.count("Links to the new guidance.") == 1
    assert page.index("A new example.") < page.index("Links to the new guidance.") < page.index("Quokka 0")
    assert "Changed: 4 resources" in page


def test_what_is_no_longer_kept_up_is_told_once_with_its_reason() -> None:
    gone = replace(changed(1, "Old one"), archived=MAY, archived_because="Two others say it better.", status="archived")
    catalogue = replace(made.with_resources(), archive=made.with_resources(gone))
    assert told(catalogue) == [(MAY, "archived", "Old one", "Two others say it better.")]
    assert "No longer kept up: 1 resource" in words(catalogue)


def test_few_additions_say_what_they_are_for_and_many_stand_by_theme() -> None:
    few = made.with_resources(changed(1, "Quokka"))
    assert few.resources[0].summary in words(few)
    many = made.with_resources(*(changed(n, f"Quokka {n}") for n in range(new_page.MANY + 1)))
    ((_, page),) = made.rendered(many, new_page.pages(many))
    headings = html.fromstring(page).xpath("//h5/text()")
    assert headings == list(dict.fromkeys(headings))
    assert set(headings) == {many.label("themes", resource.themes[0]) for resource in many.resources}
    assert many.resources[0].summary not in page


def test_years_have_pages_once_the_latest_do_not_hold_them(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [date(2024 + n % 3, 1 + n % 12, 1) for n in range(12)]
    catalogue = made.with_resources(*(changed(n, f"Quokka {n}", since=day) for n, day in enumerate(days)))
    assert [page.address for page in event_pages(catalogue)] == ["new/"]
    monkeypatch.setattr(history, "MOST_EVENTS", 3)
    found = event_pages(catalogue)
    assert [page.address for page in found] == [
        *("new/", "new/2026/", "new/2026/2/", "new/2025/", "new/2025/2/", "new/2024/", "new/2024/2/"),
    ]
    assert found[0].events == events(catalogue)[:3]
    assert tuple(event for page in found[1:] for event in page.events) == events(catalogue)
    shown = dict(made.rendered(catalogue, new_page.pages(catalogue)))
    assert set(shown) == {page.address for page in found}
    assert html.fromstring(shown["new/"]).xpath("//nav[@aria-label = 'Years']//a/text()") == [
        f"All of {year}" for year in (2026, 2025, 2024)
    ]


def test_the_page_names_every_resource_and_its_feed(site: BuiltSite) -> None:
    tree = site.tree("new/")
    titles = tree.xpath("//div[contains(@class, 'new-part--added')]//li/a/text()")
    assert len(titles) == len(set(titles))
    assert {row["title"] for row in site.resources} <= set(titles)
    assert tree.xpath("//main//a[contains(., 'Follow this')]/@href") == ["../feeds/all.xml"]
    assert "../new/" in site.tree("about/").xpath("//footer//a/@href")
    assert Happened.ADDED in {event.happened for event in events(made.real())}
