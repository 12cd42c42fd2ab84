"""What the pages of webinars are made of, before a renderer puts them into templates."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from library.catalogue.catalogue import Catalogue
from library.model.generated_file import GeneratedFile
from library.pages import webinar_pages
from library.pages.webinar_views import booking_view, sessions_view
from tests.films import small_webinar

BUILT = date(2026, 11, 23)
SLIDES = "resources/first-series/slides/winter/index.md"
NOTES = "resources/first-series/slides/winter/notes/index.md"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return small_webinar.read(small_webinar.library(tmp_path_factory.mktemp("webinars") / "library").root)


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> dict[str, GeneratedFile]:
    return {file.path: file for file in webinar_pages.pages(catalogue, BUILT)}


def _view(file: GeneratedFile) -> Any:
    return file.view["view"]


def _all(catalogue: Catalogue, today: date) -> Any:
    return next(_view(file) for file in webinar_pages.pages(catalogue, today) if file.path == "webinars/index.md")


def _names(sessions: Any) -> list[str]:
    return [session["id"] for session in sessions]


def test_every_page(pages: Mapping[str, GeneratedFile]) -> None:
    slides = {
        f"resources/{slug}/slides/{session}/{end}"
        for slug, name in (("first-series", "index.md"), ("earlier-series", "index.html"))
        for session in ("winter", "been")
        for end in (name, f"notes/{name}")
    }
    assert set(pages) == {"webinars/index.md", *slides}


@pytest.mark.parametrize(
    ("today", "coming", "past"),
    [
        (date(2026, 1, 1), ["been", "winter", "clocks", "summer"], []),
        # On its own day a session is still to come: the browser knows the minute.
        (date(2026, 2, 3), ["been", "winter", "clocks", "summer"], []),
        (BUILT, ["winter", "clocks", "summer"], ["been"]),
        (date(2027, 3, 29), ["summer"], ["clocks", "winter", "been"]),
        (date(2030, 1, 1), [], ["summer", "clocks", "winter", "been"]),
    ],
)
def test_the_day_of_the_build_parts_the_sessions(
    catalogue: Catalogue, today: date, coming: list[str], past: list[str]
) -> None:
    view = _all(catalogue, today)
    assert (_names(view["coming"]), _names(view["past"]), _names(view["undated"])) == (coming, past, ["some-day"])


def test_the_list_offers_every_calendar(catalogue: Catalogue) -> None:
    view = _all(catalogue, BUILT)
    assert view["calendar"] == "feeds/webinars.ics"
    assert [item["url"] for item in view["calendars"]] == [
        f"feeds/webinars-{theme.id}.ics" for theme in catalogue.themes if theme.id in ("bereavement", "curiosity")
    ]


def test_what_a_session_shows(catalogue: Catalogue) -> None:
    found: dict[str, Any] = {str(item["id"]): item for item in sessions_view(catalogue, catalogue.webinars[0])}
    assert list(found) == ["winter", "summer", "clocks", "been", "some-day"]
    winter, undated = found["winter"], found["some-day"]
    assert winter["when"] == "Thursday 14 January 2027, 12:00 to 12:45"
    assert found["clocks"]["when"] == "Sunday 28 March 2027, 00:30 to 03:30"
    assert (found["summer"]["start_iso"], found["summer"]["end_iso"]) == (
        "2027-07-01T16:30:00+01:00",
        "2027-07-01T17:30:00+01:00",
    )
    assert (winter["mode"], winter["minutes"]) == ("Online", "45 minutes")
    assert winter["slides"] == "resources/first-series/slides/winter/"
    assert winter["notes"] == "resources/first-series/slides/winter/notes/"
    assert (undated["when"], undated["start_iso"], undated["ics"], undated["slides"]) == ("", "", "", "")
    assert undated["minutes"] == "1½ hours"
    assert [item["has_film"] for item in found.values()] == [False, False, False, True, False]
    assert found["been"]["answers"][0]["question"] == "What if a child says nothing?"


def test_how_to_book(catalogue: Catalogue, tmp_path: Path) -> None:
    assert booking_view(catalogue) == {"url": "https://www.example.org/training", "note": "", "missing": ""}
    unset = small_webinar.read(small_webinar.library(tmp_path / "unset", booking=False).root)
    assert booking_view(unset)["missing"] == "How to book has not been set yet."


def test_slides(pages: Mapping[str, GeneratedFile]) -> None:
    view = _view(pages[SLIDES])
    assert pages[SLIDES].view["template"] == "slides.html"
    assert [slide["title"] for slide in view["slides"]] == [
        "Winter, and what it brings",
        "Plain words",
        "Slide 3",
        "Thank you",
    ]
    assert 'href="../../../../resources/first-tool/"' in view["slides"][0]["html"]
    assert not any(slide["notes"] for slide in view["slides"])
    assert not any("Wait until" in slide["html"] for slide in view["slides"])


def test_speaker_notes(pages: Mapping[str, GeneratedFile]) -> None:
    view = _view(pages[NOTES])
    assert pages[NOTES].view["template"] == "slides_notes.html"
    assert "Wait until everybody" in view["slides"][0]["notes"]
    assert "<strong>nothing</strong>" in view["slides"][2]["notes"]
    assert 'href="../../../../../resources/first-tool/"' in view["slides"][0]["html"]


def test_earlier_names_lead_on(pages: Mapping[str, GeneratedFile]) -> None:
    page = pages["resources/earlier-series/slides/winter/notes/index.html"]
    assert 'url=../../../../../resources/first-series/slides/winter/notes/"' in str(page.content)


def test_without_webinars_there_is_no_page(catalogue: Catalogue, tmp_path: Path) -> None:
    library = small_webinar.library(tmp_path / "none")
    (library.root / small_webinar.WEBINAR / "webinar.yml").unlink()
    assert list(webinar_pages.pages(small_webinar.read(library.root), BUILT)) == []
