"""Calendar files, read back by the library that writes them and by one that nobody here uses otherwise."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from library.catalogue.catalogue import Catalogue
from library.exports import calendar
from library.pages.webinar_views import sessions_view
from tests.films import small_webinar

SESSION = "resources/first-series/{}.ics"
ALL = "feeds/webinars.ics"
MOMENTS = {
    "winter": ("2027-01-14T12:00", "2027-01-14T12:45"),
    # British Summer Time is an hour ahead.
    "summer": ("2027-07-01T15:30", "2027-07-01T16:30"),
    # At one in the morning the clocks go to two; the two hours are real ones.
    "clocks": ("2027-03-28T00:30", "2027-03-28T02:30"),
    "been": ("2026-02-03T09:00", "2026-02-03T09:30"),
}
"""When each session begins and ends, in Greenwich."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_webinar.library(tmp_path_factory.mktemp("calendar") / "library").root


@pytest.fixture(scope="module")
def catalogue(root: Path) -> Catalogue:
    return small_webinar.read(root)


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, bytes]:
    return _written(catalogue)


def _written(catalogue: Catalogue) -> dict[str, bytes]:
    found = {}
    for file in calendar.files(catalogue):
        assert isinstance(file.content, bytes)
        assert file.path not in found
        found[file.path] = file.content
    return found


def _event(content: bytes) -> Any:
    (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return event


def _changed(root: Path, tmp_path: Path, old: str, new: str, path: str = f"{small_webinar.WEBINAR}/webinar.yml") -> Any:
    library = small_webinar.library(tmp_path / "changed")
    library.change(old, new, path)
    return _written(small_webinar.read(library.root))


def test_there_is_one_for_each_session_each_theme_and_all(files: Mapping[str, bytes]) -> None:
    sessions = {SESSION.format(name) for name in MOMENTS}
    earlier = {f"resources/earlier-series/{name}.ics" for name in MOMENTS}
    themes = {"feeds/webinars-bereavement.ics", "feeds/webinars-curiosity.ics"}
    assert set(files) == {*sessions, *earlier, *themes, ALL}
    assert all(files[path] == files[path.replace("earlier", "first")] for path in earlier)


@pytest.mark.parametrize("name", MOMENTS)
def test_icalendar_reads_the_moment(name: str, files: Mapping[str, bytes]) -> None:
    event = _event(files[SESSION.format(name)])
    begin, end = (datetime.fromisoformat(f"{moment}+00:00") for moment in MOMENTS[name])
    assert (event.decoded("dtstart").astimezone(UTC), event.decoded("dtend").astimezone(UTC)) == (begin, end)
    assert event["dtstart"].params["TZID"] == event["dtend"].params["TZID"] == "Europe/London"


@pytest.mark.oracle
@pytest.mark.parametrize("name", MOMENTS)
def test_vobject_reads_the_moment_by_the_files_own_rules(name: str, files: Mapping[str, bytes]) -> None:
    # It computes with the VTIMEZONE in the file, so this asks whether our rules for summer time are right.
    text = files[SESSION.format(name)].decode().replace("Europe/London", "Nowhere/Known")
    event = vobject.readOne(text).vevent
    begin, end = (datetime.fromisoformat(f"{moment}+00:00") for moment in MOMENTS[name])
    assert (event.dtstart.value.astimezone(UTC), event.dtend.value.astimezone(UTC)) == (begin, end)


@pytest.mark.oracle
def test_vobject_finds_every_calendar_sound(files: Mapping[str, bytes]) -> None:
    for content in files.values():
        found = vobject.readOne(content.decode())
        assert found.validate(raiseException=True)
        assert found.method.value == "PUBLISH"
    whole = vobject.readOne(files[ALL].decode())
    assert len(whole.vevent_list) == len(MOMENTS)
    assert [event.summary.value.split(" (")[0] for event in whole.vevent_list] == [
        "Been and recorded",
        'Winter, "grief" & <school>; a start',
        "Through the night",
        "Summer session",
    ]


def test_the_pages_say_the_same_as_the_calendars(catalogue: Catalogue, files: Mapping[str, bytes]) -> None:
    for session in sessions_view(catalogue, catalogue.webinars[0]):
        if session["ics"]:
            event = _event(files[str(session["ics"])])
            assert event.decoded("dtstart") == datetime.fromisoformat(str(session["start_iso"]))
            assert event.decoded("dtend") == datetime.fromisoformat(str(session["end_iso"]))


def test_a_session_that_is_off_says_so(files: Mapping[str, bytes]) -> None:
    states = {name: str(_event(files[SESSION.format(name)])["status"]) for name in MOMENTS}
    assert states == {"winter": "CONFIRMED", "summer": "CANCELLED", "clocks": "CONFIRMED", "been": "CONFIRMED"}
    assert _event(files[SESSION.format("summer")])["description"].startswith("Cancelled")


def test_a_revision_counts_up_and_keeps_the_name(root: Path, files: Mapping[str, bytes], tmp_path: Path) -> None:
    before = _event(files[SESSION.format("winter")])
    moved = _changed(root, tmp_path, "    slides: winter.md", "    revision: 1\n    slides: winter.md")
    after = _event(moved[SESSION.format("winter")])
    assert (int(before["sequence"]), int(after["sequence"])) == (0, 1)
    assert before["uid"] == after["uid"]
    assert int(_event(files[SESSION.format("summer")])["sequence"]) == 2


def test_names_survive_a_new_slug_and_a_new_site(files: Mapping[str, bytes], tmp_path: Path) -> None:
    library = small_webinar.library(tmp_path / "moved", site_url=False)
    (library.root / small_webinar.WEBINAR).rename(library.root / "resources/webinars/second-name")
    moved = _written(small_webinar.read(library.root))
    for name in MOMENTS:
        event = _event(moved[f"resources/second-name/{name}.ics"])
        assert event["uid"] == _event(files[SESSION.format(name)])["uid"]
        assert "url" not in event
        assert "http" not in event["description"].replace("https://www.example.org/training", "")


def test_each_event_has_a_name_of_its_own(files: Mapping[str, bytes]) -> None:
    uids = [str(event["uid"]) for event in icalendar.Calendar.from_ical(files[ALL]).walk("VEVENT")]
    assert len(set(uids)) == len(uids) == len(MOMENTS)


def test_what_an_event_says(files: Mapping[str, bytes], tmp_path: Path) -> None:
    event = _event(files[SESSION.format("winter")])
    assert event["summary"] == 'Winter, "grief" & <school>; a start (First series)'
    for words in ("What grief looks like", "Online. A joining link", "Places: Sixty places", "example.org/training"):
        assert words in event["description"]
    assert event["url"] == "https://library.example.org/r/zz-11/"
    assert event.categories == ["The impact of bereavement", "Professional curiosity"]
    assert event.decoded("dtstamp") == event.decoded("last-modified") == datetime(2026, 1, 5, tzinfo=UTC)
    assert "organizer" not in event
    unset = small_webinar.library(tmp_path / "unset", booking=False)
    without = _event(_written(small_webinar.read(unset.root))[SESSION.format("winter")])
    assert "How to book has not been set yet." in without["description"]


def test_lines_are_folded_and_end_as_the_standard_says(files: Mapping[str, bytes]) -> None:
    for content in files.values():
        lines = content.split(b"\r\n")
        assert lines.pop() == b""
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        assert max(map(len, lines)) <= 75
        assert re.search(rb"\r\n [^\r]", content)


def test_subscribers_ask_again(files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        found = icalendar.Calendar.from_ical(content)
        assert ("refresh-interval" in found) == path.startswith("feeds/")
        if path.startswith("feeds/"):
            assert found.decoded("refresh-interval") == timedelta(hours=12)
            assert str(found["x-wr-calname"]).startswith("Learning library")


def test_two_writings_are_the_same(root: Path, files: Mapping[str, bytes]) -> None:
    assert _written(small_webinar.read(root)) == files


def test_without_a_day_there_is_no_calendar(tmp_path: Path) -> None:
    library = small_webinar.library(tmp_path / "undated")
    plan = library.root / small_webinar.WEBINAR / "webinar.yml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(re.sub(r"    (start|end): .*\n", "", text), encoding="utf-8")
    assert _written(small_webinar.read(library.root)) == {}
