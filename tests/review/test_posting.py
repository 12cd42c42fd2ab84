"""The half that may write: it finds the proposal itself, tells once, and installs nothing."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from library.commands.github import GitHub, GitHubError
from library.commands.review import data
from library.commands.review.comment import MARK
from library.commands.review.posting import Told, post
from tests.review.fake_github import BOT, REPOSITORY, SHA, FakeGitHub, running, zipped
from tests.review.hostile import HOSTILE
from tests.review.told import CLEAN, ERROR

ROOT = Path(__file__).parents[2]
FORK = "anna/library"


def _pull(number: int = 12, branch: str = "my-branch", sha: str = SHA, repository: str = FORK) -> dict[str, Any]:
    owner = repository.partition("/")[0]
    return {
        "number": number,
        "head": {"label": f"{owner}:{branch}", "ref": branch, "sha": sha, "repo": {"full_name": repository}},
        "base": {"ref": "main"},
    }


def _run(branch: str = "my-branch", **changes: Any) -> dict[str, Any]:
    return {
        "id": 7,
        "event": "pull_request",
        "head_sha": SHA,
        "head_branch": branch,
        "head_repository": {"full_name": FORK, "owner": {"login": "anna"}},
        # As GitHub sends it for a fork.
        "pull_requests": [],
        **changes,
    }


def _archive(review: data.Review = CLEAN) -> bytes:
    return zipped(review__json=data.write(review).encode())


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    with running(FakeGitHub(pulls=[_pull()], artifacts={"preview": b"", "review": _archive()})) as fake:
        yield fake


def _post(github: FakeGitHub, run: dict[str, Any] | None = None) -> Told:
    return post(GitHub(REPOSITORY, "the-token", github.url), {"workflow_run": run or _run()})


def _command(github: FakeGitHub, folder: Path, run: dict[str, Any] | None = None) -> subprocess.CompletedProcess[str]:
    event = folder / "event.json"
    event.write_text(json.dumps({"workflow_run": run or _run()}), encoding="utf-8")
    settings = {
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_TOKEN": "the-token",
        "GITHUB_API_URL": github.url,
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_EVENT_PATH": str(event),
        "PATH": os.environ["PATH"],
    }
    # Without site-packages: a package that this half needs would be a package that may write.
    command = [sys.executable, "-S", str(ROOT / "scripts" / "review.py"), "post"]
    return subprocess.run(command, cwd=folder, env=settings, capture_output=True, encoding="utf-8", check=False)


def test_a_fork_gets_its_comment_and_the_next_check_updates_it(github: FakeGitHub, tmp_path: Path) -> None:
    github.comment("Hello!", "anna")
    done = _command(github, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "## Ready for somebody to read" in github.comments[1]["body"]
    assert f"https://github.com/{REPOSITORY}/actions/runs/7/artifacts/0" in github.comments[1]["body"]
    github.artifacts["review"] = _archive(replace(CLEAN, remarks=(ERROR,)))
    done = _command(github, tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(github.comments) == 2
    assert "```suggestion\naudiences: [health-visitor]\n```" in github.comments[1]["body"]
    assert f"https://github.com/{FORK}/edit/my-branch/" in github.comments[1]["body"]


def test_our_comment_is_found_behind_a_hundred_others(github: FakeGitHub) -> None:
    for _ in range(130):
        github.comment("And another thing.", "anna")
    github.comment(f"{MARK}\n\nOld.")
    _post(github)
    assert len(github.comments) == 131
    assert "## Ready" in github.comments[130]["body"]


def test_nobody_elses_comment_is_written_over(github: FakeGitHub) -> None:
    github.comment(f"{MARK}\n\nI have your mark.", "mallory")
    github.comment(f"I quote:\n{MARK}", BOT)
    _post(github)
    assert [each["body"].split("\n")[0] for each in github.comments] == [MARK, "I quote:", MARK]
    assert "I have your mark." in github.comments[0]["body"]


def test_the_token_stays_with_the_host_that_gave_it(github: FakeGitHub) -> None:
    _post(github)
    files = [token for path, token in github.tokens if path.startswith("/files/")]
    others = {token for path, token in github.tokens if not path.startswith("/files/")}
    assert files == [""]
    assert others == {"Bearer the-token"}


@pytest.mark.parametrize(
    ("run", "pull"),
    [
        (_run(event="push"), _pull()),
        (_run(head_sha="d" * 40), _pull()),
        (_run(), _pull(sha="d" * 40)),
        (_run(), _pull(repository="anna/another")),
        (_run(head_repository=None), _pull()),
        (_run(head_branch=None), _pull()),
        (_run(), _pull(branch="other")),
    ],
    ids=["push", "newer-run", "newer-push", "other-repository", "fork-gone", "no-branch", "no-proposal"],
)
def test_nothing_is_said_where_no_open_proposal_was_checked(
    github: FakeGitHub, run: dict[str, Any], pull: dict[str, Any]
) -> None:
    github.pulls = [pull]
    assert _post(github, run).ok
    assert github.comments == []


def _bomb() -> bytes:
    return zipped(review__json=b" " * 50_000_000)


@pytest.mark.parametrize(
    "archive",
    [
        b"no archive",
        zipped(other__json=b"{}"),
        zipped(**{"../review__json": b"{}"}),
        zipped(review__json=b"{}"),
        zipped(review__json=b"\x00" * 10),
        _bomb(),
    ],
    ids=["no-archive", "other-name", "outside", "empty", "no-json", "bomb"],
)
def test_an_unusable_result_is_refused(github: FakeGitHub, archive: bytes) -> None:
    github.artifacts["review"] = archive
    assert not _post(github).ok
    assert github.comments == []


def test_a_result_that_is_too_large_is_not_even_kept(github: FakeGitHub) -> None:
    github.artifacts["review"] = b"x" * 2_000_001
    with pytest.raises(GitHubError, match="larger than"):
        _post(github)
    assert github.comments == []


@pytest.mark.parametrize("archive", [b"no archive", b"x" * 2_000_001], ids=["no-archive", "too-large"])
def test_a_refusal_is_one_sentence(github: FakeGitHub, tmp_path: Path, archive: bytes) -> None:
    github.artifacts["review"] = archive
    done = _command(github, tmp_path)
    assert done.returncode != 0
    assert len(done.stderr.strip().splitlines()) == 1
    assert "library itself failed" not in done.stderr


def test_the_data_cannot_choose_the_proposal_or_an_address(github: FakeGitHub) -> None:
    chosen = {**json.loads(data.write(CLEAN)), "number": 1, "pictures": "https://example.org/", "repository": "x/y"}
    github.artifacts["review"] = zipped(review__json=json.dumps(chosen).encode())
    _post(github)
    assert [path for path, _ in github.tokens if "/issues/" in path][-1].endswith("/issues/12/comments")
    assert "example.org" not in github.comments[0]["body"]


@pytest.mark.parametrize("hostile", HOSTILE, ids=repr)
def test_a_hostile_branch_is_a_word_in_an_address(github: FakeGitHub, hostile: str) -> None:
    github.pulls = [_pull(branch=hostile)]
    github.artifacts["review"] = _archive(replace(CLEAN, remarks=(ERROR,)))
    assert _post(github, _run(branch=hostile)).ok
    link = github.comments[0]["body"].split("[open this file to change it](")[1].split(")")[0]
    assert link.startswith(f"https://github.com/{FORK}/edit/")
    assert not set(link) & set(" <>\"'`\n\\[]$")
