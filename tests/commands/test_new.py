"""A new resource: what is asked, what is written, and what is never touched."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from library.catalogue.building import catalogue_of
from library.commands.check import check
from library.commands.new import Made, Refusal, Wish, new
from library.model import fields
from library.model.resource import Resource
from library.reading.tree import read_tree
from library.reference import scaffold
from library.reference.scaffold import WHEN_ARCHIVED
from tests.rules.cases import BASE

ROOT = Path(__file__).parents[2]
DAY = date(2026, 1, 10)
WISH = Wish(type="tool", title="Fathers: who else is at home?", theme="curiosity")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "library"))


def made(root: Path, wish: Wish = WISH) -> Path:
    answer = new(root, wish, today=DAY)
    assert isinstance(answer, Made), answer
    return root / answer.path


def refused(root: Path, wish: Wish) -> str:
    before = sorted((root / "resources").rglob("*"))
    answer = new(root, wish, today=DAY)
    assert isinstance(answer, Refusal), answer
    assert sorted((root / "resources").rglob("*")) == before
    return answer.message


def answers(*words: str) -> Callable[[str], str]:
    given: Iterator[str] = iter(words)

    def ask(_: str) -> str:
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    return ask


def test_it_stands_in_its_types_folder_under_its_title(root: Path) -> None:
    path = made(root)
    assert path == root / "resources/tools/fathers-who-else-is-at-home/index.md"


def test_a_fresh_one_fails_the_check_only_where_its_author_has_something_to_write(root: Path) -> None:
    path = made(root)
    assert check(root, today=DAY).problems
    found = {problem.name for problem in check(root, today=DAY, errors_only=True).problems}
    assert found == {"field-empty", "list-wrong-length", "placeholder-text"}
    assert all(problem.place.path in path.as_posix() for problem in check(root, today=DAY).errors)


def test_every_part_of_the_body_waits_for_its_author(root: Path) -> None:
    path = made(root)
    lines = path.read_text(encoding="utf-8").splitlines()
    flagged = {problem.place.line for problem in check(root, today=DAY, only=["TXT006"]).problems}
    waiting = {number for number, line in enumerate(lines, start=1) if "TODO" in line}
    assert waiting == flagged
    assert len([line for line in lines if line.startswith("## ")]) >= 4


def test_every_field_is_there_with_its_help(root: Path) -> None:
    text = made(root).read_text(encoding="utf-8")
    flat = " ".join(text.replace("\n# ", " ").split())
    for spec in fields.fields_of(Resource):
        if spec.name in WHEN_ARCHIVED:
            assert f"{spec.name}:" not in text
            continue
        assert f"\n{spec.name}:" in text or (not spec.required and f"\n# {spec.name}:" in text)
        assert " ".join(spec.doc.split()) in flat


def test_known_fields_are_filled_in(root: Path) -> None:
    front = made(root).read_text(encoding="utf-8")
    for line in (
        "id: aa-03",
        'title: "Fathers: who else is at home?"',
        "themes: [curiosity]",
        "status: awaiting-sign-off",
        "published: 2026-01-10",
        "reviewed: 2026-01-10",
    ):
        assert f"\n{line}\n" in front
    assert "\nquick_exit: true" not in front


def test_editors_that_know_yaml_find_the_schema(root: Path) -> None:
    first = made(root).read_text(encoding="utf-8").splitlines()[1]
    assert first == "# yaml-language-server: $schema=../../../docs/contribute/resource.schema.json"
    assert (made(root, Wish("model", "Another", "curiosity")).parent / first.partition("=")[2]).resolve() == (
        root / "docs/contribute/resource.schema.json"
    )


def test_a_sensitive_theme_brings_the_quick_exit(root: Path) -> None:
    path = made(root, Wish("tool", "Safe questions", "domestic-abuse", "da-01"))
    assert "\nquick_exit: true\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "title",
    ["Yes", "2026", "- a list", "A # sign", "'Quoted'", '"Half', "*stars*", "Was not brought: why?", "a\\b"],
)
def test_a_title_stays_what_it_is(root: Path, title: str) -> None:
    path = made(root, Wish("tool", title, "curiosity"))
    problems = check(root, today=DAY, only=["YML", "RES"]).problems
    line = next(row for row, text in enumerate(path.read_text("utf-8").splitlines(), 1) if text.startswith("title:"))
    assert line not in {problem.place.line for problem in problems}
    assert refused(root, Wish("tool", title, "curiosity", slug="another"))


def test_the_next_id_goes_on_from_every_id_that_was_ever_given(root: Path) -> None:
    (root / "resources/published.txt").write_text("aa-41 resources/gone/\nzz-99 resources/other/\n", encoding="utf-8")
    assert "\nid: aa-42\n" in made(root).read_text(encoding="utf-8")


def test_an_id_and_a_folder_name_can_be_chosen(root: Path) -> None:
    path = made(root, Wish("Checklists", "Ready?", "Professional curiosity", "pc-12", "ready-or-not"))
    assert path == root / "resources/checklists/ready-or-not/index.md"
    assert "\nid: pc-12\n" in path.read_text(encoding="utf-8")


def test_nothing_is_overwritten(root: Path) -> None:
    path = made(root)
    path.write_text("My words.\n", encoding="utf-8")
    assert refused(root, WISH)
    assert path.read_text(encoding="utf-8") == "My words.\n"


def test_a_folder_without_a_page_is_left_alone_too(root: Path) -> None:
    folder = root / "resources/tools/ready"
    folder.mkdir()
    (folder / "notes.txt").write_text("Mine.\n", encoding="utf-8")
    assert "resources/tools/ready/ is there already" in refused(root, Wish("tool", "Ready", "curiosity"))


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish(), "--type"),
        (Wish("tol", "A title", "curiosity"), "Did you mean `tool`?"),
        (Wish("spaceship", "A title", "curiosity"), "checklist"),
        (Wish("tool", "", "curiosity"), "--title"),
        (Wish("tool", "x" * 71, "curiosity"), "71"),
        (Wish("tool", "…!?", "curiosity"), "letters"),
        (Wish("tool", "First tool", "curiosity"), "resources/tools/first-tool/index.md"),
        (Wish("tool", "A title", "neglet"), "Did you mean `neglect`?"),
        (Wish("tool", "A title", "bereavement"), "--id"),
        (Wish("tool", "A title", "curiosity", "aa-01"), "`aa-03`"),
        (Wish("tool", "A title", "curiosity", "7"), "`aa-03`"),
        (Wish("tool", "A title", "curiosity", slug="../../outside"), "--slug outside"),
        (
            Wish("tool", "A title", "curiosity", slug="second-guide"),
            "resources/guidance/second-guide/index.md",
        ),
    ],
)
def test_what_can_not_be_made_says_why_and_what_instead(root: Path, wish: Wish, words: str) -> None:
    assert words in refused(root, wish)


def test_on_a_terminal_it_asks_for_what_is_missing_until_the_answer_will_do(root: Path) -> None:
    said: list[str] = []
    answer = new(root, Wish(), ask=answers("tol", "tool", "", "Ready", "curiosity"), say=said.append, today=DAY)
    assert answer == Made("resources/tools/ready/index.md")
    assert said == ["There is no type `tol`. Did you mean `tool`?"]


def test_on_a_terminal_it_does_not_ask_for_what_was_given(root: Path) -> None:
    assert isinstance(new(root, WISH, ask=answers(), say=print, today=DAY), Made)


def test_whoever_stops_answering_gets_nothing_half_written(root: Path) -> None:
    before = sorted((root / "resources").rglob("*"))
    assert isinstance(new(root, Wish(), ask=answers("tool"), say=print, today=DAY), Refusal)
    assert sorted((root / "resources").rglob("*")) == before


def test_a_course_begins_with_a_plan_a_unit_and_a_trainers_guide(root: Path) -> None:
    folder = made(root, Wish(type="course", title="Asking about the weekend", theme="curiosity")).parent
    assert folder == root / "resources/courses/asking-about-the-weekend"
    for name in ("course.yml", "units/first-unit.md", "trainer.md"):
        assert (folder / name).is_file()
    found = {problem.name for problem in check(root, today=DAY, errors_only=True).problems}
    assert found == {"field-empty", "list-wrong-length", "placeholder-text"}


TYPES = tuple(catalogue_of(read_tree(ROOT)).types)
BESIDE = {
    "case-exercise": "exercise.yml",
    "template": "form.yml",
    "survey": "form.yml",
    "audit-tool": "form.yml",
    "self-declaration": "form.yml",
    "webinar": "webinar.yml",
    "video": "video.yml",
}
ONLY_ITS_AUTHOR_CAN = {"field-empty", "list-wrong-length", "placeholder-text"}
STILL_TO_BE_MADE = {"film-file-missing"}
"""What a film needs besides words."""


@pytest.mark.parametrize("type_id", TYPES)
def test_each_type_says_what_a_good_one_of_its_own_holds(root: Path, type_id: str) -> None:
    path = made(root, Wish(type_id, "Ready", "curiosity"))
    body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    others = {scaffold.body(other) for other in TYPES if other != type_id}
    assert scaffold.body(type_id) in body
    assert scaffold.body(type_id) not in others
    assert re.match(r"\s*<!-- \w", body), "the first words say what the first words are for"
    parts = re.split(r"^## ", body, flags=re.MULTILINE)[1:]
    assert parts[0].startswith("When to use it\n")
    assert parts[-1].startswith("What next\n")
    assert all("<!-- " in part and "TODO" in part for part in parts)


@pytest.mark.parametrize("type_id", TYPES)
def test_each_type_waits_only_for_what_its_author_knows(root: Path, type_id: str) -> None:
    folder = made(root, Wish(type_id, "Ready", "curiosity")).parent
    found = {problem.name for problem in check(root, today=DAY, errors_only=True).problems}
    assert found >= {"placeholder-text"}
    assert found - ONLY_ITS_AUTHOR_CAN - (STILL_TO_BE_MADE if type_id == "video" else set()) == set()
    if type_id in BESIDE:
        assert (folder / BESIDE[type_id]).is_file()


@pytest.mark.parametrize("type_id", [name for name in BESIDE if name != "video"])
def test_every_open_place_in_a_file_beside_the_page_is_found(root: Path, type_id: str) -> None:
    path = made(root, Wish(type_id, "Ready", "curiosity")).parent / BESIDE[type_id]
    lines = path.read_text(encoding="utf-8").splitlines()
    waiting = {number for number, line in enumerate(lines, start=1) if "TODO" in line}
    problems = check(root, today=DAY, only=["TXT006"]).problems
    flagged = {problem.place.line for problem in problems if problem.place.path.endswith(BESIDE[type_id])}
    assert waiting == flagged
    assert waiting
