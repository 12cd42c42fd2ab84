"""A large library is judged like a small one, whoever judges which share."""

import os
import sys
from pathlib import Path

import pytest

from library.commands.bench import big_library
from library.commands.check import check
from library.model.problem import Problem
from library.rules import judging

ROOT = Path(__file__).parents[2]
COUNT = 40
FAULTS = ("audiences: [health-visiter]", "minutes: soon", "level: hard")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A library in which each resource has one fault."""
    library = tmp_path / "library"
    big_library.make(ROOT, COUNT, library)
    for number, path in enumerate(sorted((library / "resources").glob("*/*/index.md"))):
        fault = FAULTS[number % len(FAULTS)]
        name = fault.partition(":")[0]
        lines = path.read_text(encoding="utf-8").split("\n")
        lines = [fault if line.startswith(f"{name}:") else line for line in lines]
        path.write_text("\n".join(lines), encoding="utf-8")
    return library


def test_several_processes_find_what_one_finds(faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "WORTH_MORE_PROCESSES", sys.maxsize)
    alone = check(faulty).problems
    assert len(_places(alone)) >= COUNT
    monkeypatch.setattr(judging, "WORTH_MORE_PROCESSES", 2)
    for processes in (2, 3):
        monkeypatch.setattr(os, "cpu_count", lambda count=processes: count)
        assert check(faulty).problems == alone, processes


def _places(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.place.path for problem in problems if problem.place.path.endswith("/index.md")}
