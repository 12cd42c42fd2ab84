"""The scheduled workflow: what it may do, and its own scripts, run here against a repository in a folder."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / ".github" / "workflows" / "links.yml"
STATE = "resources/link-health.json"
HOSTILE = "- https://a.test/$(touch pwned)`touch pwned`\n\"; touch pwned; '\n${{ github.token }}\n"
OURS = {"number": 7, "isCrossRepository": False}
OF_A_FORK = {"number": 8, "isCrossRepository": True}
# What GitHub's own program does with the two expressions that the workflow gives it.
GH = f"""#!{sys.executable}
import json, os, sys
said = sys.argv[1:]
with open(os.environ["ASKED"], "a") as log:
    log.write(json.dumps(said) + "\\n")
if said[:2] == ["pr", "list"]:
    ours = [one for one in json.loads(os.environ["OPEN"]) if not one["isCrossRepository"]]
    answers = {{
        "[.[] | select(.isCrossRepository | not)] | length": len(ours),
        "[.[] | select(.isCrossRepository | not)][0].number // empty": ours[0]["number"] if ours else "",
    }}
    print(answers[said[said.index("--jq") + 1]])
elif said[0] == "api":
    print("what the open pull request knows")
"""

pytestmark = pytest.mark.skipif(
    os.name != "posix" or not shutil.which("git") or not shutil.which("iconv"), reason="It runs on Linux, with git."
)


@pytest.fixture(scope="module")
def workflow() -> dict[Any, Any]:
    found = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def step(workflow: dict[Any, Any], job: str, name: str) -> str:
    """Return a step's script."""
    return str(next(step["run"] for step in workflow["jobs"][job]["steps"] if step.get("name") == name))


def test_it_is_never_part_of_a_pull_requests_verdict(workflow: dict[Any, Any]) -> None:
    # YAML reads `on` as true.
    assert set(workflow[True]) == {"schedule", "workflow_dispatch"}
    other = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert "links.py" not in other


def test_who_talks_to_strangers_may_write_nothing(workflow: dict[Any, Any]) -> None:
    assert workflow["permissions"] == {}
    assert set(workflow["jobs"]["look"]["permissions"].values()) == {"read"}
    assert workflow["jobs"]["propose"]["permissions"] == {"contents": "write", "pull-requests": "write"}
    assert not any("python3" in step.get("run", "") for step in workflow["jobs"]["propose"]["steps"])


def test_it_uses_githubs_own_actions_and_puts_nothing_into_a_script(workflow: dict[Any, Any]) -> None:
    for job in workflow["jobs"].values():
        for one in job["steps"]:
            assert one.get("uses", "actions/").startswith("actions/")
            assert "${{" not in one.get("run", "")
            if "checkout" in one.get("uses", ""):
                assert one["with"]["persist-credentials"] is False


@dataclass
class Runner:
    """A checkout of a repository that stands in another folder, and a program that answers for GitHub."""

    folder: Path
    origin: Path
    log: Path
    open: list[dict[str, Any]]

    def run(self, script: str) -> str:
        """Run a step's script as the runner does."""
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env={
                **os.environ,
                "PATH": f"{self.folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}",
                "ASKED": str(self.log),
                "OPEN": json.dumps(self.open),
                "BRANCH": "link-health",
                "STATE": STATE,
                "TITLE": "Links: what this week's look found",
                "GITHUB_REPOSITORY": "us/library",
                "GITHUB_REF_NAME": "main",
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_CONFIG_SYSTEM": os.devnull,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def git(self, *arguments: str, where: Path | None = None) -> str:
        """Ask git, at the origin unless said otherwise."""
        done = subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@a.test", *arguments],
            cwd=where or self.origin,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    @property
    def asked(self) -> list[list[str]]:
        """What GitHub's program was asked to change."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        return [said for line in lines if (said := json.loads(line))[:2] in (["pr", "create"], ["pr", "edit"])]

    def found(self, state: str = "new\n", report: str = HOSTILE) -> None:
        """Put there what the first job handed over."""
        folder = self.folder / "build" / "links"
        folder.mkdir(parents=True)
        (folder / "link-health.json").write_text(state, encoding="utf-8")
        (folder / "report.md").write_text(report, encoding="utf-8")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    made = Runner(tmp_path / "work", tmp_path / "origin.git", tmp_path / "asked.jsonl", [])
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "bin" / "gh").chmod(0o755)
    made.folder.mkdir()
    made.git("init", "--quiet", "--bare", "--initial-branch=main", str(made.origin), where=tmp_path)
    made.git("clone", "--quiet", str(made.origin), str(made.folder), where=tmp_path)
    made.git("switch", "--quiet", "--create", "main", where=made.folder)
    (made.folder / "resources").mkdir()
    (made.folder / STATE).write_text("old\n", encoding="utf-8")
    (made.folder / ".gitignore").write_text("/build/\n", encoding="utf-8")
    made.git("add", ".", where=made.folder)
    made.git("commit", "--quiet", "--message=Begin", where=made.folder)
    made.git("push", "--quiet", "origin", "main", where=made.folder)
    return made


PROPOSE = ("propose", "Open the pull request, or bring it up to date")
GO_ON = ("look", "Go on from what the open pull request knows")


@pytest.mark.parametrize("there", [[], [OF_A_FORK]])
def test_the_first_find_opens_a_pull_request(
    workflow: dict[Any, Any], runner: Runner, there: list[dict[str, Any]]
) -> None:
    runner.open = there
    runner.found()
    runner.run(step(workflow, *PROPOSE))
    assert runner.git("show", f"link-health:{STATE}") == "new\n"
    assert runner.git("show", f"main:{STATE}") == "old\n"
    assert runner.git("diff", "--name-only", "main", "link-health").split() == [STATE]
    (asked,) = runner.asked
    assert asked[:2] == ["pr", "create"]
    assert asked[asked.index("--base") + 1] == "main"
    body = runner.folder / asked[asked.index("--body-file") + 1]
    assert body.read_text(encoding="utf-8") == HOSTILE
    assert list(runner.folder.rglob("pwned")) == []


def test_a_later_find_brings_it_up_to_date(workflow: dict[Any, Any], runner: Runner) -> None:
    runner.git("switch", "--quiet", "--create", "link-health", where=runner.folder)
    (runner.folder / STATE).write_text("last week\n", encoding="utf-8")
    runner.git("commit", "--quiet", "--all", "--message=Last week", where=runner.folder)
    runner.git("push", "--quiet", "origin", "link-health", where=runner.folder)
    runner.git("switch", "--quiet", "main", where=runner.folder)
    runner.git("branch", "--quiet", "-D", "link-health", where=runner.folder)
    runner.open = [OF_A_FORK, OURS]
    runner.found()
    runner.run(step(workflow, *PROPOSE))
    assert [asked[:3] for asked in runner.asked] == [["pr", "edit", "7"]]
    assert runner.git("rev-list", "--count", "main..link-health").strip() == "1"
    assert runner.git("show", f"link-health:{STATE}") == "new\n"


def test_where_nothing_is_new_nothing_is_proposed(workflow: dict[Any, Any], runner: Runner) -> None:
    runner.found(state="old\n")
    assert "Nothing has changed." in runner.run(step(workflow, *PROPOSE))
    assert runner.asked == []
    assert "link-health" not in runner.git("branch", "--list")


def test_where_nobody_could_be_reached_nothing_is_proposed(workflow: dict[Any, Any], runner: Runner) -> None:
    assert "nothing to propose" in runner.run(step(workflow, *PROPOSE))
    assert runner.asked == []


def test_a_long_report_is_cut_where_github_would_refuse_it(workflow: dict[Any, Any], runner: Runner) -> None:
    runner.found(report="– é\n" * 20_000)
    runner.run(step(workflow, *PROPOSE))
    body = (runner.folder / "build" / "links" / "body.md").read_text(encoding="utf-8")
    assert 10_000 < len(body) < 65_536


@pytest.mark.parametrize(
    ("there", "knows"), [([], "old\n"), ([OF_A_FORK], "old\n"), ([OURS], "what the open pull request knows\n")]
)
def test_failures_go_on_being_counted_while_the_pull_request_waits(
    workflow: dict[Any, Any], runner: Runner, there: list[dict[str, Any]], knows: str
) -> None:
    runner.open = there
    runner.run(step(workflow, *GO_ON))
    assert (runner.folder / STATE).read_text(encoding="utf-8") == knows
