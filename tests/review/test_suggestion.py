"""A suggestion from the form becomes a draft, whatever the suggestion says."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from library.catalogue.building import catalogue_of
from library.commands.check import check
from library.commands.github import GitHub
from library.commands.review.untrusted import UnusableError
from library.commands.suggestion import drafted, proposing, writing
from library.commands.suggestion.drafted import Draft
from library.model.nodes import Scalar
from library.reading.tree import read_tree
from library.reference import issue_forms
from library.rules.running import ignores_in
from tests.review.fake_github import REPOSITORY, SHA, FakeGitHub, running
from tests.review.hostile import HOSTILE, SENTINEL
from tests.review.told import rendered

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "rules" / "base"
TODAY = date(2026, 11, 23)
ANSWERS = {
    "type": "Tool",
    "title": "Five questions for a home visit",
    "summary": "Five questions that open a conversation in the kitchen.",
    "themes": "Professional curiosity",
    "audiences": "Everyone",
    "when_to_use": "Before a visit",
    "minutes": "10",
    "content": "We looked for short questions.\n\n1. What did you eat yesterday?",
    "sources": "_No response_",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "library"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of a draft with nothing hostile in it."""
    draft = _draft(Path(shutil.copytree(BASE, tmp_path_factory.mktemp("plain") / "library")))
    return next(iter(draft.files.values()))


def _labels(root: Path, answers: dict[str, str]) -> str:
    """Return an issue's body as GitHub writes it."""
    questions = issue_forms.suggestion(catalogue_of(read_tree(root)))
    parts = [f"### {question.label}\n\n{answers.get(question.id, '_No response_')}" for question in questions]
    return "\n\n".join([*parts, f"### {issue_forms.LAST}\n\n- [x] {issue_forms.PRIVACY}"])


def _event(body: str | None) -> dict[str, Any]:
    return {"issue": {"number": 41, "title": "Suggestion: x", "body": body}, "repository": {"default_branch": "main"}}


def _draft(root: Path, **answers: str) -> Draft:
    return writing.draft(root, _event(_labels(root, {**ANSWERS, **answers})), TODAY)


def test_the_forms_answers_stand_in_their_fields(root: Path) -> None:
    catalogue = catalogue_of(read_tree(root))
    roles = [term.label for term in catalogue.vocabulary("audiences")][:3]
    moment = next(iter(catalogue.vocabulary("when-to-use"))).label
    draft = _draft(root, audiences=", ".join(roles), when_to_use=moment)
    path = "resources/tools/five-questions-for-a-home-visit/index.md"
    assert draft.refusal == ""
    assert list(draft.files) == [path]
    text = draft.files[path]
    assert text == (root / path).read_text(encoding="utf-8")
    assert "\ntitle: Five questions for a home visit\n" in text
    assert '\nsummary: "Five questions that open a conversation in the kitchen."\n' in text
    assert (
        f"\naudiences: [{', '.join(catalogue.vocabulary('audiences').ids_by_word()[role.lower()] for role in roles)}]\n"
        in text
    )
    assert "\nminutes: 10\n" in text
    assert "What it would say:\n\nWe looked for short questions.\n\n1. What did you eat yesterday?\n" in text
    assert "Where it comes from" not in text
    # It is a draft: the check still asks its editor for what is open.
    assert {problem.place.path for problem in check(root, today=TODAY).errors} == {path}


def test_labels_with_commas_are_told_apart() -> None:
    ids = {"Teacher": "a", "Teacher, school or college staff": "b", "Everyone": "c"}
    assert writing._chosen("Teacher, school or college staff, Everyone, Teacher", ids) == ["b", "c", "a"]  # noqa: SLF001
    assert writing._chosen("Everyone, Somebody else", ids) == ["c"]  # noqa: SLF001


@pytest.mark.parametrize("body", [None, "", "I have an idea.", "### Its title\n\nOnly this"])
def test_what_is_not_from_the_form_gets_a_kind_answer(root: Path, body: str | None) -> None:
    before = sorted((root / "resources").rglob("*"))
    draft = writing.draft(root, _event(body), TODAY)
    assert "form “Suggest a resource”" in draft.refusal
    assert sorted((root / "resources").rglob("*")) == before


def test_a_title_that_is_taken_is_said_and_an_address_that_is_taken_is_numbered(root: Path) -> None:
    assert "has this title already" in _draft(root, title="First tool").refusal
    assert list(_draft(root, title="First: tool").files) == ["resources/tools/first-tool-2/index.md"]


def test_a_long_title_is_cut_between_words(root: Path) -> None:
    assert _draft(root, title="Many words " * 20).title == "Many words " * 6 + "Many"


@pytest.mark.parametrize(
    "answered",
    [("type",), ("themes",), ("title",), ("summary", "audiences", "when_to_use", "minutes")],
    ids=lambda answered: answered[0],
)
@pytest.mark.parametrize("hostile", HOSTILE, ids=repr)
def test_a_hostile_answer_changes_nothing_else(root: Path, plain: str, answered: tuple[str, ...], hostile: str) -> None:
    before = _files(root)
    draft = _draft(root, **{name: f"Visit {hostile}" if name in {"title", "summary"} else hostile for name in answered})
    after = _files(root)
    assert {path: after[path] for path in before} == before
    assert after.keys() - before.keys() == set(draft.files)
    if answered[0] in {"type", "themes"}:
        assert draft.refusal
    if draft.refusal:
        assert not draft.files
        return
    (path,) = draft.files
    assert re.fullmatch(r"resources/tools/[a-z0-9-]+/index\.md", path)
    _assert_safe(root, path, draft.files[path], plain)


def _files(root: Path) -> dict[str, bytes]:
    paths = (path for path in (root / "resources").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize("hostile", HOSTILE, ids=repr)
def test_hostile_words_are_read_by_editors_only(root: Path, plain: str, hostile: str) -> None:
    draft = _draft(root, content=hostile, sources=f"One\n\n{hostile}\n\n### Its title\n\nAnother title")
    (path,) = draft.files
    assert path == "resources/tools/five-questions-for-a-home-visit/index.md"
    _assert_safe(root, path, draft.files[path], plain)
    page = next(document.body for document in read_tree(root).resources if document.path == path)
    assert page is not None
    shown = html.fromstring(f"<div>{page.html}</div>")
    words = " ".join(shown.xpath("//text()[not(ancestor::comment())]"))
    assert "touch" not in words
    assert shown.xpath("//script|//img|//h1") == []
    assert len(shown.xpath("//comment()")) == page.text.count("<!--")


def _assert_safe(root: Path, path: str, text: str, plain: str) -> None:
    """No field came or went, no rule was told to look away, and nothing runs."""
    assert ignores_in(text) == ()
    checked = check(root, today=TODAY, only=("SAF", "YML"))
    assert checked.problems == ()
    front = next(document.front for document in checked.tree.resources if document.path == path)
    assert front is not None
    assert [key.text for key, _ in front.entries] == _fields(plain)
    status = front.get("status")
    assert isinstance(status, Scalar)
    assert status.text == "awaiting-sign-off"
    assert not list(root.parent.rglob(SENTINEL))


def _fields(text: str) -> list[str]:
    return re.findall(r"(?m)^([a-z_]+):", text.partition("\n---\n")[0])


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    with running(FakeGitHub()) as fake:
        yield fake


DRAFT = Draft(title="Five questions", files={"resources/tools/five-questions/index.md": "---\n---\n"})


def _propose(github: FakeGitHub, draft: Draft = DRAFT) -> str:
    api = GitHub(REPOSITORY, "the-token", github.url)
    return proposing.propose(api, _event("x"), drafted.read(drafted.write(draft).encode()))


def test_a_draft_is_one_commit_one_branch_and_one_draft_proposal(github: FakeGitHub) -> None:
    assert _propose(github) == "Opened #99 for #41."
    assert github.trees[0]["base_tree"] == "b" * 40
    assert [(item["path"], item["content"]) for item in github.trees[0]["tree"]] == list(DRAFT.files.items())
    assert github.commits[0]["parents"] == [SHA]
    assert github.refs["heads/suggestion-41"] == "c" * 40
    assert github.refs["heads/main"] == SHA
    assert github.opened[0]["draft"] is True
    assert github.opened[0]["base"] == "main"
    assert "A draft has been begun in #99" in github.comments[0]["body"]
    assert _propose(github) == "There is a draft for #41 already."
    assert len(github.opened) == len(github.comments) == len(github.commits) == 1


def test_without_drafts_it_is_a_proposal_that_says_so(github: FakeGitHub) -> None:
    github.drafts_allowed = False
    _propose(github)
    assert "draft" not in github.opened[0]
    assert github.opened[0]["title"] == "Draft: Five questions"


def test_where_workflows_may_not_open_one_a_person_is_asked(github: FakeGitHub) -> None:
    github.opening_allowed = False
    _propose(github)
    assert (
        f"({'https://github.com/example/library/compare/main...suggestion-41?expand=1'})" in github.comments[0]["body"]
    )


@pytest.mark.parametrize("hostile", HOSTILE, ids=repr)
def test_a_refusal_repeats_words_without_effect(github: FakeGitHub, hostile: str) -> None:
    _propose(github, Draft(refusal=f"There is no type `{hostile}`. {hostile}"))
    page = rendered(github.comments[0]["body"])
    assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= {"div", "p", "code"}
    assert github.opened == github.commits == []


@pytest.mark.parametrize(
    "files",
    [
        {".github/workflows/publish.yml": ""},
        {"resources/tools/../x/index.md": ""},
        {"resources/tools/x/run.sh": ""},
        {"resources/tools/a/index.md": "", "resources/tools/b/index.md": ""},
        {"resources/tools/x/index.md": 7},
        ["resources/tools/x/index.md"],
    ],
)
def test_what_arrives_is_one_resources_folder_or_nothing(files: Any) -> None:
    with pytest.raises(UnusableError):
        drafted.read(json.dumps({"title": "", "refusal": "", "files": files}).encode())


def test_the_half_that_may_write_needs_no_package(github: FakeGitHub, tmp_path: Path) -> None:
    (tmp_path / "event.json").write_text(json.dumps(_event("x")), encoding="utf-8")
    (tmp_path / drafted.NAME).write_text(drafted.write(DRAFT), encoding="utf-8")
    settings = {
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_TOKEN": "the-token",
        "GITHUB_API_URL": github.url,
        "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
        "PATH": os.environ["PATH"],
    }
    command = [sys.executable, "-S", str(ROOT / "scripts" / "suggestion.py"), "propose", "--to", str(tmp_path)]
    done = subprocess.run(command, env=settings, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == "Opened #99 for #41.\n"
