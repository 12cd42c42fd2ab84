"""The health of the library as data: against its schema, and against what the small library's files say."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import textstat
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]

from library.catalogue import reading_age
from library.catalogue.building import catalogue_of
from library.exports import health_json
from library.reading.tree import read_tree
from tests.exports import small_health
from tests.exports.small_health import TODAY

ROOT = Path(__file__).parents[2]
Data = dict[str, Any]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_health.library(tmp_path_factory.mktemp("health") / "library").root


@pytest.fixture(scope="module")
def written(root: Path) -> dict[str, Data]:
    return _written(root, TODAY)


@pytest.fixture(scope="module")
def data(written: dict[str, Data]) -> Data:
    return written["health.json"]


def _written(root: Path, day: date, *, links: bool = True) -> dict[str, Data]:
    found = health_json.files(small_health.read(root, links=links), day)
    return {file.path: json.loads(str(file.content)) for file in found}


def test_it_is_what_its_schema_says(written: dict[str, Data]) -> None:
    schema = written["health.schema.json"]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "https://library.example.org/health.schema.json" == written["health.json"]["$schema"]
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(written["health.json"])


def _objects(part: Any, schema: Any, path: str) -> Iterator[tuple[str, set[str], set[str]]]:
    """Go through every record of the data with the names that its schema explains."""
    if isinstance(part, dict):
        yield path, set(part), set(schema["properties"])
        for name, value in part.items():
            yield from _objects(value, schema["properties"].get(name, {}), f"{path}.{name}")
    elif isinstance(part, list):
        for value in part:
            yield from _objects(value, schema["items"], f"{path}[]")


def test_every_name_is_explained(written: dict[str, Data]) -> None:
    for path, names, explained in _objects(written["health.json"], written["health.schema.json"], ""):
        assert names - explained <= {"$schema"}, path
    for part in _described(written["health.schema.json"]["properties"]):
        assert part.get("description") or part.get("properties"), part


def _described(properties: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in properties.values():
        yield part
        inner = part.get("items", part)
        if "properties" in inner:
            yield from _described(inner["properties"])


def test_a_version_that_is_another_one_is_refused(written: dict[str, Data]) -> None:
    other = {**written["health.json"], "schema_version": 2}
    assert not Draft202012Validator(written["health.schema.json"]).is_valid(other)


def test_reviews_stand_by_their_day(data: Data) -> None:
    assert data["day"] == "2027-03-01"
    assert data["resources"] == len(data["reviews"])
    days = [row["due"] for row in data["reviews"]]
    assert days == sorted(days)
    due = {row["id"]: (row["due"], row["state"]) for row in data["reviews"]}
    assert due["hh-01"] == ("2027-02-28", "overdue")
    assert due["hh-02"] == ("2027-03-01", "soon"), "on its own day nothing is overdue"
    assert due["hh-03"] == ("2027-02-28", "overdue"), "31 August and six months"
    assert due["hh-04"] == ("2027-05-28", "soon")
    assert due["hh-05"] == ("2027-06-01", "later"), "ninety-two days"
    assert "hh-08" not in due, "archived"


@pytest.mark.parametrize(
    ("day", "state"),
    [("2027-02-26", "later"), ("2027-02-27", "soon"), ("2027-05-28", "soon"), ("2027-05-29", "overdue")],
)
def test_the_same_review_from_four_days(day: str, state: str, root: Path) -> None:
    # It is due on 28 May 2027; ninety days before that is 27 February.
    rows = _written(root, date.fromisoformat(day))["health.json"]["reviews"]
    assert {row["state"] for row in rows if row["id"] == "hh-04"} == {state}


def test_law_and_sign_off(data: Data) -> None:
    assert {row["id"]: row["law"] for row in data["law_unchecked"]} == {
        "hh-06": ["working-together"],
        "hh-10": ["unconfirmed"],
    }
    # The other edition that nobody has confirmed serves only what is archived.
    assert [(row["id"], row["resources"]) for row in data["editions_unconfirmed"]] == [("unconfirmed", ["hh-10"])]
    waiting = {row["id"]: row["status"] for row in data["waiting"]}
    assert waiting.pop("hh-05") == "under-review"
    assert waiting.pop("hh-06") == "draft"
    assert set(waiting.values()) == {"awaiting-sign-off"}
    assert not {"hh-01", "hh-08"} & set(waiting)


def test_links_carry_what_is_known(data: Data, root: Path) -> None:
    links = {row["address"]: row for row in data["links"]["addresses"]}
    broken = links["https://source.example.org/page"]
    assert broken == {
        "address": "https://source.example.org/page",
        "status": "broken",
        "last_ok": "2026-12-01",
        "last_tried": "2027-02-20",
        "failures": 4,
        "files": sorted(f"resources/tools/{name}/index.md" for name in small_health.RESOURCES if name != "hh-08"),
    }
    assert data["links"]["addresses"][0] == broken, "what needs somebody stands first"
    assert data["links"]["counts"]["broken"] == data["links"]["counts"]["failing"] == 1
    assert links["https://elsewhere.example.org/only-in-docs"]["files"] == []
    assert sum(data["links"]["counts"].values()) == len(links)
    unasked = _written(root, TODAY, links=False)["health.json"]["links"]
    assert {row["status"] for row in unasked["addresses"]} == {"not-checked"}


def test_who_is_named_by_nobody(data: Data) -> None:
    # Being named by what lies in its own folder or by a list that holds everything does not count.
    assert "aa-01" not in data["never_linked"], "a link to a place on its page is one"
    assert {"hh-01", "hh-10"} <= set(data["never_linked"])
    assert "hh-08" not in data["never_linked"], "archived"


def test_reading_ages(data: Data) -> None:
    first = data["reading_age"][0]
    assert (first["id"], first["aim"]) == ("hh-09", 14)
    assert first["age"] > first["aim"]
    assert [row["id"] for row in data["reading_age"] if row["age"] > row["aim"]] == ["hh-09"]


def test_what_was_read_long_ago(data: Data, root: Path) -> None:
    assert data["oldest"][:2] == ["aa-01", "aa-02"]
    assert "hh-03" in data["oldest"], "31 August is 182 days ago"
    assert "hh-06" not in data["oldest"]
    later = _written(root, date(2029, 1, 1))["health.json"]
    assert len(later["oldest"]) == 10


def test_a_gap_is_what_others_have(data: Data) -> None:
    rows = {row["theme"]: row for row in data["gaps"]}
    counts = [row["resources"] for row in data["gaps"]]
    assert counts == sorted(counts)
    held = {(gap["type"], gap["audience"], gap["when_to_use"]) for gap in rows["bereavement"]["first"]}
    assert ("tool", "everyone", "before-visit") in held
    assert rows["bereavement"]["first"][0]["elsewhere"] == 2, "curiosity and neglect have a tool for a visit"
    assert "tool" in rows["bereavement"]["types"]
    assert "tool" not in rows["neglect"]["types"]


@pytest.mark.oracle
def test_ages_are_those_of_textstat() -> None:
    catalogue = catalogue_of(read_tree(ROOT))
    pages = reading_age.pages_with_ages(catalogue)
    assert len(pages) > len(catalogue.resources) / 2
    for page in pages:
        paragraphs = [paragraph.text for paragraph in reading_age.prose_of(page.body)]
        text = "\n".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in paragraphs)
        assert page.age == round(textstat.automated_readability_index(text) + 5), page.path
