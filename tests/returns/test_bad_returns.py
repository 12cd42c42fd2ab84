"""Whatever arrives in the folder: a plain message or acceptance, and never the end of the rest."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from library.catalogue.form_layout import parts_of
from library.model.returned import Expected, Return, Weight
from library.reading.return_answers import checked
from library.reading.returns import MOST_BYTES, Sent, read_returns
from tests.returns import synthetic
from tests.returns.synthetic import CATALOGUE, Content, sealed

FORM = CATALOGUE.forms["sy-01"]
THEMES = tuple(dict.fromkeys(part.theme for part in parts_of(FORM, CATALOGUE) if part.theme))
EXPECTED = Expected("self-declaration", "sy-01", FORM, THEMES, date(2026, 3, 31))
GOOD = next(synthetic.returns("self-declaration", 1, level="shared"))
Change = Callable[[Content], Any]


def judged(content: Content) -> tuple[Return | None, str]:
    """Return what counts and everything that is said."""
    found, notes = checked(Sent("a.json", content), EXPECTED)
    return found, "\n".join(str(note) for note in notes)


def test_a_good_one_is_taken_without_a_word() -> None:
    found, said = judged(GOOD)
    assert found
    assert found.year == 2025
    assert found.words("level", "neglect") == "shared"
    assert said == ""


WHOLE: dict[str, tuple[Change, str]] = {
    "wrong kind": (lambda it: it.update(kind="survey"), "a.json, kind: “survey” is written here. What is collated"),
    "other form": (lambda it: it.update(form="sy-99"), "a.json, form: “sy-99” is written here."),
    "saved copy": (lambda it: it.update(format="learning-library-form"), "choose “Save the return”"),
    "other format": (lambda it: it.update(format="else"), "a.json, format: “else” is written here."),
    "no format": (lambda it: it.pop("format"), "a.json, format: It is missing."),
    "version of the file": (lambda it: it.update(v=2), "a.json, v: “2” is written here."),
    "true is no 1": (lambda it: it.update(v=True), "a.json, v: “True” is written here."),
    "newer form": (lambda it: it.update(form_version=99), "Bring this copy of the library up to date"),
    "no answers": (lambda it: it.update(answers=[]), "a.json, answers: There are no answers."),
    "no day": (lambda it: it.update(saved="yesterday"), "a.json, saved: “yesterday” is no day. Such as 2026-03-31."),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_return_that_can_not_count_says_why(name: str) -> None:
    change, message = WHOLE[name]
    content = json.loads(json.dumps(GOOD))
    change(content)
    found, said = judged(sealed(content))
    assert found is None
    assert message in said
    assert "This return is not counted" in said


def test_one_that_was_changed_afterwards_is_not_counted() -> None:
    content = json.loads(json.dumps(GOOD))
    content["answers"]["agency"] = "Synthetic agency Z"
    found, said = judged(content)
    assert found is None
    assert "a.json, checksum: The file was changed after it was saved" in said


PARTS: dict[str, tuple[Change, str]] = {
    "unknown field": (lambda it: it.update(colour="red"), "answers.colour: The form does not ask this; “red”"),
    "unknown theme": (lambda it: it["level"].update(weather="shared"), "answers.level.weather: The form does not ask"),
    "unknown option": (
        lambda it: it["level"].update(neglect="grand"),
        "answers.level.neglect: “grand” is written here. One of:",
    ),
    "a word for a number": (
        lambda it: it.update({"children-reached": "many"}),
        "answers.children-reached: “many” is written here.",
    ),
    "a part of a child": (lambda it: it.update({"children-reached": 1.5}), "answers.children-reached: “1.5”"),
    "fewer than none": (lambda it: it.update({"children-reached": -4}), "answers.children-reached: “-4”"),
    "a number for words": (lambda it: it["shared"].update(neglect=7), "answers.shared.neglect: “7” is written"),
    "an impossible day": (lambda it: it.update({"signed-off-on": "2026-02-30"}), "A day is expected, such as"),
    "no list": (lambda it: it["barriers"].update(neglect="time"), "answers.barriers.neglect: “time” is written"),
    "a list with others": (lambda it: it["barriers"].update(neglect=["time", "luck"]), "Only these count:"),
    "a list for words": (lambda it: it.update(agency=["A"]), "answers.agency: a list is written here. Words"),
    "too long": (lambda it: it["shared"].update(neglect="a" * 30_000), "At most 20000 letters"),
    "not by theme": (lambda it: it.update(level="shared"), "answers.level: The form does not ask this"),
    "a table of words": (lambda it: it["next"].update(neglect=["do it"]), "At most 60 rows with these"),
}


@pytest.mark.parametrize("name", PARTS)
def test_an_answer_that_does_not_fit_is_left_out_and_the_rest_counts(name: str) -> None:
    change, message = PARTS[name]
    content = json.loads(json.dumps(GOOD))
    for field in ("level", "barriers", "shared", "next"):
        content["answers"].setdefault(field, {})
    change(content["answers"])
    found, said = judged(sealed(content))
    assert found
    assert message in said
    assert "(This answer is left out, the rest counts.)" in said


def test_late_ones_earlier_versions_and_gaps_are_counted_and_said() -> None:
    content = json.loads(json.dumps(GOOD))
    content["saved"] = "2026-04-02"
    del content["answers"]["level"]["neglect"]
    found, said = judged(sealed(content))
    assert found
    assert found.late
    assert "saved: It was saved on 2026-04-02, after the last day." in said
    assert "answers.level.neglect: “Which level fits best today?” is not answered." in said


def test_files_that_are_no_returns(tmp_path: Path) -> None:
    good = json.dumps(GOOD)
    (tmp_path / "a-cut.json").write_text(good[: len(good) // 2])
    (tmp_path / "b-word.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "c-list.json").write_text("[1, 2]")
    (tmp_path / "d-deep.json").write_text("[" * 100_000)
    (tmp_path / "e-latin.json").write_bytes(good.encode() + "é".encode("latin-1"))
    (tmp_path / "f-nan.json").write_text('{"v": NaN}')
    (tmp_path / "g-link.json").symlink_to("/etc/passwd")
    with (tmp_path / "h-huge.json").open("wb") as file:
        file.truncate(50_000_000)
    (tmp_path / ".hidden.json").write_text("{")
    many = [good, "{", "x" * (MOST_BYTES * 2), "", good]
    (tmp_path / "i-many.jsonl").write_text("\n".join(many))
    (tmp_path / "j-mark.json").write_text("\ufeff" + good, encoding="utf-8")
    found = list(read_returns(tmp_path))
    said = [str(sent.fault) for sent in found if sent.fault]
    assert [sent.file for sent in found if not sent.fault] == [
        "i-many.jsonl, line 1",
        "i-many.jsonl, line 5",
        "j-mark.json",
    ]
    for name, words in (
        ("a-cut.json", "This can’t be read from line 1, column"),
        ("b-word.docx", "A return is a file that ends in .json"),
        ("c-list.json", "This is no return."),
        ("d-deep.json", "Ask for the file again"),
        ("e-latin.json", "not written in UTF-8"),
        ("f-nan.json", "This holds something that no return holds."),
        ("g-link.json", "This is no return."),
        ("h-huge.json", "larger than 1 MB"),
        ("i-many.jsonl, line 2", "may be cut short"),
        ("i-many.jsonl, line 3", "larger than 1 MB"),
    ):
        assert any(line.startswith(f"{name}: ") and words in line for line in said), (name, said)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_message_or_taken(tmp_path: Path, data: bytes) -> None:
    for ending in ("json", "jsonl"):
        (tmp_path / f"any.{ending}").write_bytes(data)
    for sent in read_returns(tmp_path):
        found, notes = checked(sent, EXPECTED)
        assert found or notes
        for note in notes:
            assert "\x1b" not in str(note)


@given(st.sampled_from([*GOOD, *(f"answers.{name}" for name in GOOD["answers"])]), JSON)
def test_any_value_in_any_place_is_a_message_or_taken(place: str, value: Any) -> None:
    content = json.loads(json.dumps(GOOD))
    where, _, name = place.rpartition(".")
    (content[where] if where else content)[name] = value
    found, notes = checked(Sent("a.json", sealed(content)), EXPECTED)
    assert found or notes
    assert all(note.message and note.instead for note in notes)
    assert found or any(note.weight is Weight.REFUSED for note in notes)
