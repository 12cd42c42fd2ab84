"""The podcast, read by a program that nobody here wrote."""

from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from library.catalogue.catalogue import Catalogue
from library.exports import podcast
from tests.films import small_webinar

TRANSCRIPT = "{https://podcastindex.org/namespace/1.0}transcript"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return small_webinar.read(small_webinar.library(tmp_path_factory.mktemp("podcast") / "library").root)


def _content(catalogue: Catalogue) -> bytes:
    (file,) = podcast.files(catalogue)
    assert file.path == "feeds/audio.xml"
    assert isinstance(file.content, bytes)
    return file.content


@pytest.fixture(scope="module")
def feed(catalogue: Catalogue) -> Any:
    return feedparser.parse(_content(catalogue))


@pytest.mark.oracle
def test_feedparser_finds_it_sound(feed: Any) -> None:
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "rss20"
    assert feed.feed.title == "Learning library: to listen to"
    assert feed.feed.language == "en-gb"
    assert feed.feed.author == "Exampleshire Safeguarding Children Partnership"
    # feedparser: None where a feed says that nothing in it is explicit.
    assert not feed.feed.itunes_explicit
    assert [entry.title for entry in feed.entries] == ["First film", "Been and recorded"]


@pytest.mark.oracle
def test_each_entry_can_be_heard(feed: Any) -> None:
    film, been = feed.entries
    (sound,) = film.enclosures
    assert (sound.href, sound.type, sound.length) == (
        "https://library.example.org/resources/first-film/film.m4a",
        "audio/mp4",
        str(len("film.m4a") * 100),
    )
    (sound,) = been.enclosures
    assert (sound.href, sound.type) == (
        "https://library.example.org/resources/first-series/been.mp3",
        "audio/mpeg",
    )
    assert (film.itunes_duration, been.itunes_duration) == ("3725", "65")
    assert film.link == "https://library.example.org/r/zz-12/"
    assert film.published_parsed[:3] == (2026, 3, 1)
    assert film.summary == "A short film that the tests put into feeds and sitemaps."
    assert not film.itunes_explicit


def test_each_entry_has_its_transcript(catalogue: Catalogue) -> None:
    found = list(etree.fromstring(_content(catalogue)).iter(TRANSCRIPT))
    assert [dict(item.attrib) for item in found] == [
        {
            "url": f"https://library.example.org/resources/{slug}/captions.en.vtt",
            "type": "text/vtt",
            "language": "en",
        }
        for slug in ("first-film", "first-series")
    ]


def test_the_names_stay_when_site_and_slug_change(feed: Any, tmp_path: Path) -> None:
    library = small_webinar.library(tmp_path / "moved", site_url=False)
    (library.root / small_webinar.FILM).rename(library.root / "resources/videos/second-name")
    moved = feedparser.parse(_content(small_webinar.read(library.root)))
    assert [entry.id for entry in moved.entries] == [entry.id for entry in feed.entries]
    assert moved.entries[0].enclosures[0].href == "../resources/second-name/film.m4a"


def test_there_is_none_without_sound(tmp_path: Path) -> None:
    library = small_webinar.library(tmp_path / "silent")
    library.change("audio: film.m4a\n", "", f"{small_webinar.FILM}/video.yml")
    library.change("      audio: been.mp3\n", "", f"{small_webinar.WEBINAR}/webinar.yml")
    assert list(podcast.files(small_webinar.read(library.root))) == []


def test_two_writings_are_the_same(catalogue: Catalogue) -> None:
    assert _content(catalogue) == _content(catalogue)
