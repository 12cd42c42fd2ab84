"""The command, as people start it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.returns.synthetic import ROOT


def collated(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in this library. Nothing here ever has a return that counts, so that nothing is written."""
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "collate.py"), *arguments],
        env=dict(os.environ),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_without_a_return_that_counts_it_says_why_and_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "cut.json").write_text('{"format": ')
    done = collated("survey", str(tmp_path))
    assert done.returncode == 1
    assert "cut.json: This can’t be read from line 1" in done.stdout
    assert "1 times: this return is not counted." in done.stdout
    assert done.stderr.endswith("No return could be counted, so there is no report.\n")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--year", "last"], 2, "last is no year; write it as 2025 or 2025-26"),
        (["--closes", "March"], 2, "March is no day; write it as 2026-03-31"),
        (["--out", "/etc/reports"], 1, "Write --out as resources/reports/a-short-name"),
    ],
)
def test_options_that_make_no_sense_are_named(tmp_path: Path, arguments: list[str], code: int, message: str) -> None:
    done = collated("survey", str(tmp_path), *arguments)
    assert done.returncode == code
    assert message in done.stderr
