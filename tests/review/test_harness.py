"""The workflows' own commands, run here in their order: real git, real shell, a GitHub of our own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from library.catalogue.building import catalogue_of
from library.commands.review import data
from library.reading.tree import read_tree
from library.reference import issue_forms
from tests.commands.small_library import EXAMPLE, Library
from tests.review.fake_github import REPOSITORY, SHA, FakeGitHub, running, zipped
from tests.review.hostile import SENTINEL

WORKFLOWS = Path(__file__).parents[2] / ".github" / "workflows"
TITLE = f'$(touch {SENTINEL}) `touch {SENTINEL}` "; touch {SENTINEL} #'
BRANCH = f"x;touch${{IFS}}{SENTINEL}"
NAME = f"$(touch {SENTINEL});`id`.md"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    copied = Library.copied(tmp_path / "library")
    source = WORKFLOWS.parents[1] / "scripts" / "requirements-review.txt"
    shutil.copy(source, copied.root / "scripts")
    (copied.root / ".gitignore").write_text(".cache/\n/build/\n__pycache__/\n", encoding="utf-8")
    return copied


def _job(library: Library, workflow: str, job: str, github: FakeGitHub, event: dict[str, Any]) -> list[int]:
    """Run a job's commands as a runner does, on after a failure where the step says so. Return how each ended."""
    held = library.root.parent / "event.json"
    held.write_text(json.dumps(event), encoding="utf-8")
    settings = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(library.root.parent),
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_TOKEN": "the-token",
        "GITHUB_API_URL": github.url,
        "GITHUB_EVENT_PATH": str(held),
        "GITHUB_STEP_SUMMARY": str(library.root.parent / "summary.md"),
        # A runner sets these too, whatever they hold.
        "GITHUB_HEAD_REF": BRANCH,
        "GITHUB_REF_NAME": BRANCH,
        "LIBRARY_BROWSER": os.environ.get("LIBRARY_BROWSER", ""),
    }
    read = yaml.safe_load((WORKFLOWS / workflow).read_text(encoding="utf-8"))
    ended: list[int] = []
    for step in read["jobs"][job]["steps"]:
        if "run" in step and (not any(ended) or "!cancelled()" in step.get("if", "")):
            command = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]
            done = subprocess.run(command, cwd=library.root, env=settings, check=False, stdin=subprocess.DEVNULL)
            ended.append(done.returncode)
    return ended


def _git(library: Library, *arguments: str) -> None:
    names = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *names, *arguments], cwd=library.root, check=True, capture_output=True)


@pytest.mark.browser
def test_a_hostile_proposal_is_checked_and_told_like_any_other(library: Library) -> None:
    _git(library, "init", "--quiet", "--initial-branch=main")
    _git(library, "add", "--all")
    _git(library, "commit", "--quiet", "--message=Before")
    _git(library, "switch", "--quiet", "--create", BRANCH)
    library.change("title: First tool", f"title: {json.dumps('Visit ' + TITLE[:60])}")
    library.break_it()
    (library.root / "resources" / "tools" / "first-tool" / NAME).write_text("x", encoding="utf-8")
    _git(library, "add", "--all")
    _git(library, "commit", "--quiet", f"--message={TITLE}")
    _git(library, "switch", "--quiet", "main")
    _git(library, "merge", "--quiet", "--no-ff", "--message=Merged", BRANCH)
    head = {"label": f"anna:{BRANCH}", "ref": BRANCH, "sha": SHA, "repo": {"full_name": "anna/library"}}
    pull = {"number": 12, "title": TITLE, "head": head, "base": {"ref": "main"}}
    run = {"id": 7, "event": "pull_request", "head_sha": SHA, "head_branch": BRANCH}
    run["head_repository"] = {"full_name": "anna/library", "owner": {"login": "anna"}}
    with running(FakeGitHub(pulls=[pull])) as github:
        # The check is red, and everything after it still runs.
        assert _job(library, "check.yml", "resources", github, {}) == [1, 0]
        written = (library.root / "build" / "review" / data.NAME).read_bytes()
        github.artifacts = {"review": zipped(review__json=written)}
        assert _job(library, "review.yml", "comment", github, {"workflow_run": run}) == [0]
    assert "```suggestion\naudiences: [health-visitor]\n```" in github.comments[0]["body"]
    assert f"resources/tools/first-tool/{NAME}" in {remark.path for remark in data.read(written).remarks}
    assert (library.root.parent / "summary.md").stat().st_size > 0
    assert not list(library.root.parent.rglob(SENTINEL))


def test_a_hostile_suggestion_becomes_a_draft_like_any_other(library: Library) -> None:
    questions = issue_forms.suggestion(catalogue_of(read_tree(library.root)))
    answers = {"type": "Tool", "themes": "Professional curiosity", "title": TITLE[:60], "content": TITLE}
    body = "\n\n".join(f"### {each.label}\n\n{answers.get(each.id, '_No response_')}" for each in questions)
    event = {"issue": {"number": 41, "title": TITLE, "body": body}, "repository": {"default_branch": "main"}}
    with running(FakeGitHub()) as github:
        assert _job(library, "suggestion.yml", "write", github, event) == [0]
        assert _job(library, "suggestion.yml", "propose", github, event) == [0]
    (file,) = github.trees[0]["tree"]
    assert file["path"].startswith("resources/tools/touch-owned-by-a-stranger")
    assert github.opened[0]["head"] == "suggestion-41"
    assert EXAMPLE not in {item["path"] for item in github.trees[0]["tree"]}
    assert not list(library.root.parent.rglob(SENTINEL))
