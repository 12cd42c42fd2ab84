"""check.py and build.py, started as people start them."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands.small_library import Library, ran, surroundings

LONG = "We ask again, and we write down what the child said. " * 60
STOP_HALFWAY = """\
import time
from pathlib import Path

def on_post_build(config):
    Path(config.site_dir, "halfway").touch()
    time.sleep(600)
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A small library without a fault."""
    return Library.copied(tmp_path / "library")


def test_a_clean_library_is_0(library: Library) -> None:
    done = library.run("check.py")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 resources" in done.stdout


def test_a_warning_is_0(library: Library) -> None:
    library.change("Tell your manager", f"{LONG}\n\nTell your manager")
    done = library.run("check.py")
    assert done.returncode == 0
    assert "wall-of-text" in done.stdout
    assert "wall-of-text" not in library.run("check.py", "--errors-only").stdout


def test_an_error_is_1(library: Library) -> None:
    library.break_it()
    done = library.run("check.py")
    assert done.returncode == 1
    assert "resources/tools/first-tool/index.md, line 6, column 13" in done.stdout
    assert "health-visitor" in done.stdout


def test_every_format(library: Library) -> None:
    library.break_it()
    assert library.run("check.py", "--format", "github").stdout.startswith("::error file=resources/tools/")
    as_json = json.loads(library.run("check.py", "--format", "json").stdout)
    assert [problem["code"] for problem in as_json["problems"]] == ["RES009"]
    sarif = json.loads(library.run("check.py", "--format", "sarif").stdout)
    assert [result["ruleId"] for result in sarif["runs"][0]["results"]] == ["RES009"]


def test_a_report_can_be_kept_in_a_file(library: Library) -> None:
    library.break_it()
    done = library.run("check.py", "--format", "json", "--output", "report.json")
    assert (done.returncode, done.stdout) == (1, "")
    kept = json.loads((library.root.parent / "report.json").read_text(encoding="utf-8"))
    assert kept["summary"]["errors"] == 1


def test_codes_can_be_chosen(library: Library) -> None:
    library.break_it()
    assert library.run("check.py", "--only", "LNK,txt").returncode == 0
    assert library.run("check.py", "--only", "RES").returncode == 1
    assert library.run("check.py", "--ignore", "RES009").returncode == 0


def test_a_code_that_no_rule_has_is_refused(library: Library) -> None:
    done = library.run("check.py", "--only", "RSE001")
    assert done.returncode == 2
    assert "RSE001" in done.stderr


def test_release_lists_what_the_partnership_must_supply(library: Library) -> None:
    settings = library.root / "resources" / "partnership.yml"
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = (line for line in lines if not line.startswith("front_door_number"))
    settings.write_text("".join(kept), encoding="utf-8")
    assert "front_door_number" not in library.run("check.py").stdout
    assert "front_door_number" in library.run("check.py", "--release").stdout


def test_our_own_failure_is_2_and_leaves_its_trace_in_a_file(library: Library) -> None:
    (library.root / "mkdocs.yml").write_text("markdown_extensions: [", encoding="utf-8")
    done = library.run("check.py")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    log = library.root / ".cache" / "failure.log"
    assert str(log) in done.stderr
    assert "Traceback" in log.read_text(encoding="utf-8")
    assert "Traceback" in library.run("check.py", "--debug").stderr


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pseudo-terminals")
def test_colour_is_for_terminals(library: Library) -> None:
    library.break_it()
    assert "\x1b[" not in library.run("check.py").stdout
    assert "\x1b[" in on_a_terminal(library)
    assert "\x1b[" not in on_a_terminal(library, NO_COLOR="1")


def on_a_terminal(library: Library, **settings: str) -> str:
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(library.command("check.py"), stdout=theirs, env=surroundings(**settings)):
        os.close(theirs)
        said = b""
        try:
            while part := os.read(ours, 4096):
                said += part
        except OSError:  # how Linux says that nobody writes any more
            pass
    os.close(ours)
    return said.decode()


def test_two_builds_are_the_same(library: Library) -> None:
    assert library.run("build.py", PYTHONHASHSEED="1").returncode == 0
    elsewhere = library.root / "elsewhere"
    done = library.run("build.py", "--site-dir", str(elsewhere), PYTHONHASHSEED="2", TZ="Asia/Tokyo")
    assert done.returncode == 0
    assert str(elsewhere) in done.stdout
    assert library.site() == library.site("elsewhere")
    assert "index.html" in library.site()


@pytest.mark.parametrize("command", ["ours", "mkdocs"])
def test_a_fault_leaves_the_last_good_site(library: Library, command: str) -> None:
    library.run("build.py")
    before = library.site()
    library.break_it()
    if command == "ours":
        done = library.run("build.py")
    else:
        done = ran([sys.executable, "-m", "mkdocs", "build", "--strict"], library.root)
    assert done.returncode == 1
    assert "RES009" in done.stderr
    assert "Traceback" not in done.stderr
    assert library.site() == before != {}
    assert not list(library.root.glob(".site*"))


def test_a_warning_of_mkdocs_leaves_the_last_good_site(library: Library) -> None:
    library.run("build.py")
    before = library.site()
    (library.root / "docs" / "about.md").write_text("# About\n\n[Gone](gone.md)\n", encoding="utf-8")
    done = library.run("build.py", "--no-check")
    assert done.returncode == 1
    assert "gone.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert library.site() == before != {}


def test_a_killed_build_leaves_the_last_good_site(library: Library) -> None:
    library.run("build.py")
    before = library.site()
    library.change("title: First tool", "title: Another tool")
    halfway = library.root / ".site-being-built" / "halfway"
    (library.root / "stop_halfway.py").write_text(STOP_HALFWAY, encoding="utf-8")
    library.change("  - scripts/mkdocs_hook.py", "  - scripts/mkdocs_hook.py\n  - stop_halfway.py", "mkdocs.yml")
    with subprocess.Popen(library.command("build.py"), env=surroundings()) as building:
        while not halfway.exists():
            assert building.poll() is None, "the build ended before it could be killed"
            time.sleep(0.01)
        building.kill()
    assert building.returncode != 0
    assert library.site() == before != {}
    library.change("\n  - stop_halfway.py", "", "mkdocs.yml")
    assert library.run("build.py").returncode == 0
    assert b"Another tool" in library.site()["index.html"] + library.site()["library/index.html"]
    assert not list(library.root.glob(".site*"))


def test_without_the_check_a_fault_is_built(library: Library) -> None:
    library.break_it()
    assert library.run("build.py", "--no-check").returncode == 0
    assert "index.html" in library.site()


def test_the_last_good_site_comes_back_after_a_kill_between_the_two_renamings(library: Library) -> None:
    library.run("build.py")
    before = library.site()
    (library.root / "site").rename(library.root / ".site-before")
    library.break_it()
    assert library.run("build.py").returncode == 1
    library.change("[health-visiter]", "[everyone]")
    assert library.run("build.py").returncode == 0
    assert library.site() == before != {}
