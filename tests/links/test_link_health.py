"""What is remembered of an address, and the file that remembers it."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.exports.link_health import link_health_json
from library.model.link_health import WORDS, LinkAnswer, LinkHealth, LinkReason, LinkRecord, LinkStatus
from library.reading.link_health import read_link_health, understood

DAY = date(2026, 11, 1)
ADDRESS = "https://a.test/page"
B = "https://b.test/"
GOOD = LinkAnswer(LinkStatus.OK, 200)
UNSURE = LinkAnswer(LinkStatus.UNKNOWN, 403, LinkReason.REFUSES_PROGRAMS)
BAD = LinkAnswer(LinkStatus.FAILING, 404, LinkReason.NOT_FOUND)


def after(*answers: LinkAnswer, each: timedelta = timedelta(days=7)) -> LinkRecord:
    """Return what is known after these answers, a week apart."""
    record = LinkRecord(ADDRESS)
    for number, answer in enumerate(answers):
        record = record.after(answer, DAY + number * each)
    return record


@pytest.mark.parametrize(
    ("answers", "status", "failures"),
    [
        ((), LinkStatus.NOT_CHECKED, 0),
        ((GOOD,), LinkStatus.OK, 0),
        ((UNSURE,), LinkStatus.UNKNOWN, 0),
        ((BAD,), LinkStatus.FAILING, 1),
        ((BAD, BAD, BAD), LinkStatus.FAILING, 3),
        ((BAD, BAD, BAD, BAD), LinkStatus.BROKEN, 4),
        ((BAD, BAD, BAD, BAD, BAD), LinkStatus.BROKEN, 5),
        ((BAD, BAD, BAD, GOOD), LinkStatus.OK, 0),
        ((BAD, BAD, BAD, GOOD, BAD), LinkStatus.FAILING, 1),
        ((BAD, BAD, BAD, BAD, GOOD), LinkStatus.OK, 0),
        ((BAD, BAD, UNSURE), LinkStatus.UNKNOWN, 2),
        ((BAD, BAD, UNSURE, BAD, BAD), LinkStatus.BROKEN, 4),
        ((BAD, BAD, BAD, BAD, UNSURE), LinkStatus.BROKEN, 4),
        ((UNSURE, UNSURE, UNSURE, UNSURE, UNSURE), LinkStatus.UNKNOWN, 0),
    ],
)
def test_four_failures_in_a_row_and_a_success_ends_them(
    answers: tuple[LinkAnswer, ...], status: LinkStatus, failures: int
) -> None:
    record = after(*answers)
    assert (record.status, record.failures) == (status, failures)


def test_four_failures_on_one_day_are_one() -> None:
    assert after(BAD, BAD, BAD, BAD, each=timedelta(0)).failures == 1


def test_what_broke_still_says_why_after_an_answer_that_says_nothing() -> None:
    record = after(BAD, BAD, BAD, BAD, UNSURE)
    assert (record.code, record.reason) == (404, LinkReason.NOT_FOUND)
    assert record.last_tried == DAY + timedelta(days=28)


def test_a_copy_from_the_days_on_which_it_worked() -> None:
    assert after(GOOD, BAD).archive == f"https://web.archive.org/web/20261101/{ADDRESS}"
    assert after(BAD).archive == f"https://web.archive.org/web/*/{ADDRESS}"


def test_a_move_is_known_while_the_page_answers() -> None:
    moved = LinkAnswer(LinkStatus.OK, 200, moved_to="https://a.test/new")
    assert after(moved).moved_to == "https://a.test/new"
    assert after(moved, GOOD).moved_to == ""
    assert after(moved, BAD).moved_to == ""


def test_every_reason_has_its_sentence() -> None:
    assert set(WORDS) == set(LinkReason)
    for reason, words in WORDS.items():
        assert words[0].isupper(), reason
        assert words[-1] not in ".!?", reason


def test_an_address_is_found_wherever_on_its_page_a_link_leads() -> None:
    health = LinkHealth({ADDRESS: after(GOOD)})
    assert health.of(f"{ADDRESS}#part").status is LinkStatus.OK
    assert health.of("https://b.test/") == LinkRecord("https://b.test/")
    assert health.of("https://b.test/").status is LinkStatus.NOT_CHECKED


# The file

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
ANSWERS = st.builds(
    LinkAnswer,
    st.sampled_from([LinkStatus.OK, LinkStatus.UNKNOWN, LinkStatus.FAILING]),
    st.integers(0, 999),
    st.sampled_from(LinkReason),
    st.text(max_size=20),
)
RECORDS = st.dictionaries(st.text(max_size=20), st.lists(st.tuples(ANSWERS, DAYS), max_size=6))


def remembered(told: dict[str, list[tuple[LinkAnswer, date]]]) -> LinkHealth:
    records = {}
    for address, answers in told.items():
        record = LinkRecord(address)
        for answer, day in answers:
            record = record.after(answer, day)
        records[address] = record
    return LinkHealth(records)


@given(RECORDS)
def test_what_is_written_is_read(told: dict[str, list[tuple[LinkAnswer, date]]]) -> None:
    health = remembered(told)
    text = link_health_json(health)
    assert understood(text) == health
    assert link_health_json(understood(text)) == text
    assert json.loads(text)["version"] == 1


@given(RECORDS)
def test_the_order_in_which_things_were_found_does_not_show(told: dict[str, list[tuple[LinkAnswer, date]]]) -> None:
    health = remembered(told)
    backwards = LinkHealth(dict(reversed(list(health.records.items()))))
    assert link_health_json(backwards) == link_health_json(health)


def test_an_address_is_one_line() -> None:
    days = '"last_ok": "2026-11-01", "last_tried": "2026-11-01"'
    health = LinkHealth({B: LinkRecord(B, LinkStatus.BROKEN, failures=4), ADDRESS: after(GOOD)})
    about, *lines = link_health_json(health).splitlines()[1:]
    assert "Not to be edited by hand" in about
    assert lines == [
        '"version": 1,',
        '"addresses": {',
        f'"https://a.test/page": {{"status": "ok", "code": 200, {days}}},',
        '"https://b.test/": {"status": "broken", "failures": 4}',
        "}",
        "}",
    ]


def test_without_a_file_nothing_is_known(tmp_path: Path) -> None:
    assert read_link_health(tmp_path) == LinkHealth()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "can't be read from line 1 on"),
        ('{\n"version": 1,\n<<<<<<< HEAD\n', "can't be read from line 3 on"),
        ("[" * 100_000, "can't be read"),
        ("[]", "is not as scripts/links.py writes it"),
        ('{"version": 2, "addresses": {}}', "is not as scripts/links.py writes it"),
        ('{"version": 1, "addresses": []}', "is not as scripts/links.py writes it"),
    ],
)
def test_a_file_that_makes_no_sense_says_so(text: str, problem: str) -> None:
    found = understood(text)
    assert problem in found.problem
    assert found.records == {}


@pytest.mark.parametrize(
    "said",
    [
        "ok",
        {},
        {"status": "fine"},
        {"status": "ok", "code": "200"},
        {"status": "ok", "code": True},
        {"status": "ok", "failures": -1},
        {"status": "ok", "reason": "bored"},
        {"status": "ok", "last_ok": "yesterday"},
        {"status": "ok", "last_tried": 20261101},
        {"status": "ok", "moved_to": ["https://a.test/"]},
    ],
)
def test_one_line_that_makes_no_sense_takes_no_other_with_it(said: object) -> None:
    text = json.dumps({"version": 1, "addresses": {ADDRESS: said, "https://b.test/": {"status": "ok"}}})
    found = understood(text)
    assert found.problem == f"resources/link-health.json can't be understood where it speaks of {ADDRESS}."
    assert list(found.records) == ["https://b.test/"]
    assert found.of(ADDRESS).status is LinkStatus.NOT_CHECKED
