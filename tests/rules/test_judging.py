"""A large library is judged like a small one, whoever judges which share."""

import os
from pathlib import Path

import pytest

from library.commands.bench import big_library
from library.commands.check import check
from library.model.problem import Problem
from library.rules import judging

ROOT = Path(__file__).parents[2]
COUNT = 40
FAULTS = ("audiences: [health-visiter]", "minutes: soon", "level: hard")


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which each resource has one fault."""
    library = tmp_path_factory.mktemp("judging") / "library"
    big_library.make(ROOT, COUNT, library)
    for number, path in enumerate(sorted((library / "resources").glob("*/*/index.md"))):
        fault = FAULTS[number % len(FAULTS)]
        name = fault.partition(":")[0]
        lines = path.read_text(encoding="utf-8").split("\n")
        lines = [fault if line.startswith(f"{name}:") else line for line in lines]
        path.write_text("\n".join(lines), encoding="utf-8")
    return library


@pytest.mark.parametrize("processes", [2, 3])
def test_several_processes_find_what_one_finds(faulty: Path, processes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = check(faulty).problems
    monkeypatch.setattr(judging, "WORTH_MORE_PROCESSES", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: processes)
    together = check(faulty).problems
    assert together == alone
    assert len(_places(alone)) >= COUNT


def _places(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.place.path for problem in problems if problem.place.path.endswith("/index.md")}
