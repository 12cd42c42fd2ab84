"""Calendars of reviews, read back by the library that writes them and by one that nobody here uses otherwise."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from library.exports import review_calendar
from tests.exports import small_health

ALL = "feeds/reviews.ics"
AUDIT = "feeds/reviews-audit-and-review.ics"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_health.library(tmp_path_factory.mktemp("reviews") / "library").root


@pytest.fixture(scope="module")
def files(root: Path) -> dict[str, bytes]:
    return _written(root)


def _written(root: Path) -> dict[str, bytes]:
    found = {}
    for file in review_calendar.files(small_health.read(root)):
        assert isinstance(file.content, bytes)
        assert file.path not in found
        found[file.path] = file.content
    return found


def _events(content: bytes) -> dict[str, Any]:
    """Return the events by the id at the end of their address."""
    found = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return {str(event["url"]).rstrip("/").rsplit("/", 1)[-1]: event for event in found}


def test_there_is_one_for_each_owner_and_one_for_all(files: dict[str, bytes]) -> None:
    owners = {path for path in files if path != ALL}
    assert AUDIT in owners
    assert "feeds/reviews-business-unit.ics" in owners
    assert not any("review-advisory-group" in path for path in owners), "it looks after nothing here"
    together = [uid for path in owners for uid in _uids(files[path])]
    assert sorted(together) == sorted(_uids(files[ALL]))
    assert set(_events(files[AUDIT])) == {"hh-01", "hh-02"}
    assert "hh-08" not in _events(files[ALL]), "archived"


def _uids(content: bytes) -> list[str]:
    return [str(event["uid"]) for event in icalendar.Calendar.from_ical(content).walk("VEVENT")]


def test_an_event_is_a_whole_day(files: dict[str, bytes]) -> None:
    due = {name: event.decoded("dtstart") for name, event in _events(files[ALL]).items()}
    assert due["hh-01"] == date(2027, 2, 28)
    assert due["hh-03"] == date(2027, 2, 28)
    assert due["hh-04"] == date(2027, 5, 28)
    for event in _events(files[ALL]).values():
        assert event["dtstart"].params["VALUE"] == event["dtend"].params["VALUE"] == "DATE"
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert event["transp"] == "TRANSPARENT"
        assert "rrule" not in event


@pytest.mark.oracle
def test_vobject_reads_the_same(files: dict[str, bytes]) -> None:
    for content in files.values():
        found = vobject.readOne(content.decode())
        assert found.validate(raiseException=True)
        assert found.method.value == "PUBLISH"
        days = {event.uid.value: event.dtstart.value for event in found.vevent_list}
        assert days == {str(event["uid"]): event.decoded("dtstart") for event in _events(content).values()}
        assert all(type(day) is date for day in days.values())


def test_what_an_event_says(files: dict[str, bytes]) -> None:
    event = _events(files[AUDIT])["hh-01"]
    assert event["summary"] == "Review due: Passed & yesterday"
    assert event["url"] == "https://library.example.org/r/hh-01/"
    assert "Audit and Review Group" in event["description"]
    assert "resources/tools/hh-01/index.md" in event["description"]
    assert "law" not in event["description"]
    assert "Working Together" in _events(files[ALL])["hh-06"]["description"]
    assert event.categories == ["Professional curiosity"]
    assert event.decoded("dtstamp") == datetime(2026, 2, 28, tzinfo=UTC)


def test_a_review_that_was_made_moves_its_event(files: dict[str, bytes], tmp_path: Path) -> None:
    library = small_health.library(tmp_path / "reviewed")
    library.change("reviewed: 2026-02-28", "reviewed: 2027-03-01", "resources/tools/hh-01/index.md")
    (library.root / "resources/tools/hh-01").rename(library.root / "resources/tools/another-name")
    before, after = _events(files[AUDIT])["hh-01"], _events(_written(library.root)[AUDIT])["hh-01"]
    assert before["uid"] == after["uid"]
    assert after.decoded("dtstart") == date(2028, 3, 1)
    assert int(after["sequence"]) > int(before["sequence"])


def test_names_survive_a_new_site_and_a_new_owner(files: dict[str, bytes], tmp_path: Path) -> None:
    library = small_health.library(tmp_path / "moved")
    library.change("owner: audit-and-review", "owner: policy-and-practice", "resources/tools/hh-01/index.md")
    library.change("site_url: https://library.example.org/\n", "", "resources/partnership.yml")
    moved = _written(library.root)
    assert sorted(_uids(moved[ALL])) == sorted(_uids(files[ALL]))
    assert b"http" not in moved["feeds/reviews-policy-and-practice.ics"]


def test_each_event_has_a_name_of_its_own(files: dict[str, bytes]) -> None:
    uids = _uids(files[ALL])
    assert len(set(uids)) == len(uids) > 5


def test_lines_end_and_are_folded_as_the_standard_says(files: dict[str, bytes]) -> None:
    for content in files.values():
        lines = content.split(b"\r\n")
        assert lines.pop() == b""
        assert lines[0] == b"BEGIN:VCALENDAR"
        assert lines[-1] == b"END:VCALENDAR"
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        assert max(map(len, lines)) <= 75


def test_subscribers_ask_again_every_day(files: dict[str, bytes]) -> None:
    for content in files.values():
        found = icalendar.Calendar.from_ical(content)
        assert found.decoded("refresh-interval") == timedelta(days=1)
        assert str(found["x-wr-calname"]).startswith("Learning library: reviews")


def test_two_writings_are_the_same(root: Path, files: dict[str, bytes]) -> None:
    assert _written(root) == files


def test_without_resources_there_is_none(tmp_path: Path) -> None:
    library = small_health.library(tmp_path / "none")
    for path in sorted((library.root / "resources").glob("*/*/index.md")):
        text = path.read_text(encoding="utf-8")
        for status in ("live", "draft", "under-review", "awaiting-sign-off"):
            text = text.replace(f"status: {status}\n", "status: archived\n")
        path.write_text(text, encoding="utf-8")
    assert _written(library.root) == {}
