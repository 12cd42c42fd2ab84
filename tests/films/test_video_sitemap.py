"""The films as search engines and other machines are told of them: the video sitemap and the structured data."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from library.catalogue.catalogue import Catalogue
from library.exports import video_sitemap
from library.pages.film_data import education_events, video_object
from tests.films import small_webinar

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
VIDEO = "{http://www.google.com/schemas/sitemap-video/1.1}"
SITE = "https://library.example.org/"
PAGE = f"{SITE}resources/first-film/"
ORDER = ["thumbnail_loc", "title", "description", "content_loc", "player_loc", "duration", "publication_date"]
"""The sequence that the format's own schema prescribes."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_webinar.library(tmp_path_factory.mktemp("videos") / "library").root


@pytest.fixture(scope="module")
def catalogue(root: Path) -> Catalogue:
    return small_webinar.read(root)


def _content(catalogue: Catalogue) -> bytes:
    (file,) = video_sitemap.files(catalogue)
    assert file.path == "sitemap-videos.xml"
    assert isinstance(file.content, bytes)
    return file.content


def _videos(catalogue: Catalogue) -> list[dict[str, str]]:
    tree = etree.fromstring(_content(catalogue))
    return [
        {
            "page": video.getparent().findtext(f"{SITEMAP}loc"),
            **{part.tag.removeprefix(VIDEO): part.text for part in video},
        }
        for video in tree.iter(f"{VIDEO}video")
    ]


def test_every_film_has_an_entry_of_the_right_shape(catalogue: Catalogue) -> None:
    tree = etree.fromstring(_content(catalogue))
    assert tree.tag == f"{SITEMAP}urlset"
    assert [item.tag for item in tree] == [f"{SITEMAP}url"] * 2
    for entry in tree:
        assert entry[0].tag == f"{SITEMAP}loc"
        assert {part.tag for part in entry[1:]} == {f"{VIDEO}video"}
        for video in entry[1:]:
            names = [part.tag.removeprefix(VIDEO) for part in video]
            assert names == [name for name in ORDER if name in names]
            assert {"thumbnail_loc", "title", "description"} <= set(names)
            assert len({"content_loc", "player_loc"} & set(names)) == 1
            assert 1 <= int(video.findtext(f"{VIDEO}duration")) <= 28800
            assert len(video.findtext(f"{VIDEO}title")) <= 100
            assert len(video.findtext(f"{VIDEO}description")) <= 2048
            assert date.fromisoformat(video.findtext(f"{VIDEO}publication_date"))
            for name in {"thumbnail_loc", "content_loc", "player_loc"} & set(names):
                assert video.findtext(f"{VIDEO}{name}").startswith(SITE)


def test_what_it_says(catalogue: Catalogue) -> None:
    film, been = _videos(catalogue)
    assert film["page"] == PAGE
    assert film["content_loc"] == f"{PAGE}film.mp4"
    assert (film["title"], film["duration"], film["publication_date"]) == ("First film", "3725", "2026-03-01")
    assert been["page"] == f"{SITE}resources/first-series/"
    assert been["content_loc"].endswith("been.mp4")
    assert been["title"] == "Been and recorded"


def test_a_film_that_lies_elsewhere_has_our_player(tmp_path: Path) -> None:
    library = small_webinar.library(tmp_path / "outside")
    library.change("files: [film.mp4]", "external: https://vimeo.com/123456", f"{small_webinar.FILM}/video.yml")
    film = _videos(small_webinar.read(library.root))[0]
    assert film["player_loc"] == f"{PAGE}player/"
    assert "content_loc" not in film


def test_there_is_none_without_films_and_none_without_pictures(tmp_path: Path) -> None:
    library = small_webinar.library(tmp_path / "bare")
    (library.root / small_webinar.FILM / "poster.jpg").unlink()
    (library.root / small_webinar.WEBINAR / "poster.jpg").unlink()
    assert list(video_sitemap.files(small_webinar.read(library.root))) == []


def test_two_writings_are_the_same(root: Path, catalogue: Catalogue) -> None:
    assert _content(small_webinar.read(root)) == _content(catalogue)


def test_a_film_as_structured_data(catalogue: Catalogue) -> None:
    data: dict[str, Any] = video_object(catalogue, catalogue.by_id["zz-12"], catalogue.films["zz-12"])
    assert (data["@type"], data["name"], data["duration"]) == ("VideoObject", "First film", "PT1H2M5S")
    assert data["uploadDate"] == "2026-03-01"
    assert data["thumbnailUrl"] == [f"{PAGE}poster.jpg"]
    assert (data["contentUrl"], data["embedUrl"], data["url"]) == (f"{PAGE}film.mp4", f"{PAGE}player/", PAGE)
    assert "Trainer: Say the word & wait." in data["transcript"]
    assert [(clip["name"], clip["startOffset"], clip["endOffset"], clip["url"]) for clip in data["hasPart"]] == [
        ("The word", 0, 5, f"{PAGE}#t=0"),
        ("The question", 5, 65, f"{PAGE}#t=5"),
    ]


def test_a_recorded_session_as_structured_data(catalogue: Catalogue) -> None:
    (webinar,) = catalogue.webinars
    (been,) = [meeting for meeting in webinar.meetings if meeting.film]
    assert been.film
    data: dict[str, Any] = video_object(catalogue, webinar.resource, been.film, been.session)
    assert (data["name"], data["duration"]) == ("Been and recorded", "PT1M5S")
    assert "embedUrl" not in data
    assert data["hasPart"][1]["url"] == f"{SITE}resources/first-series/#been-t=5"


def test_dated_sessions_as_structured_data(catalogue: Catalogue) -> None:
    events: list[Any] = list(education_events(catalogue, catalogue.webinars[0]))
    by_id = {event["identifier"]: event for event in events}
    assert set(by_id) == {f"zz-11/{name}" for name in ("winter", "summer", "clocks", "been")}
    winter, summer, clocks = (by_id[f"zz-11/{name}"] for name in ("winter", "summer", "clocks"))
    assert winter["startDate"] == "2027-01-14T12:00:00+00:00"
    assert winter["eventStatus"].endswith("/EventScheduled")
    assert winter["location"] == {"@type": "VirtualLocation", "url": f"{SITE}resources/first-series/#session-winter"}
    assert summer["startDate"] == "2027-07-01T16:30:00+01:00"
    assert summer["eventStatus"].endswith("/EventCancelled")
    assert clocks["endDate"] == "2027-03-28T03:30:00+01:00"
    modes = [event["eventAttendanceMode"].rpartition("/")[2] for event in (winter, summer, clocks)]
    assert modes == ["OnlineEventAttendanceMode", "MixedEventAttendanceMode", "OfflineEventAttendanceMode"]
    # Nobody knows the place, so none is made up.
    assert "location" not in clocks
    assert {event["@type"] for event in events} == {"EducationEvent"}
    assert winter["organizer"]["name"] == "Exampleshire Safeguarding Children Partnership"


def test_without_the_sites_address_nothing_pretends_to_be_whole(tmp_path: Path) -> None:
    library = small_webinar.library(tmp_path / "unset", site_url=False)
    catalogue = small_webinar.read(library.root)
    data = video_object(catalogue, catalogue.by_id["zz-12"], catalogue.films["zz-12"])
    assert not {"url", "@id"} & set(data)
    for event in education_events(catalogue, catalogue.webinars[0]):
        assert not {"url", "location"} & set(event)
