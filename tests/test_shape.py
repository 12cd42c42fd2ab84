"""The shape of the house: floors, sizes, one place for each thing."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "scripts"
MODULES = sorted(path for path in SCRIPTS.rglob("*.py") if "__pycache__" not in path.parts)
LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def test_imports_go_down_the_floors_only() -> None:
    code = "import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PYTHONPATH": str(SCRIPTS), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def _names(pattern: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in (SCRIPTS / "library").glob(pattern)}


def _imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize(
    ("package", "allowed"),
    [
        ("mkdocs", _names("sinks/mkdocs_*.py")),
        ("yaml", _names("reading/*.py")),
        ("markdown", _names("reading/*.py")),
    ],
)
def test_only_one_floor_knows(package: str, allowed: set[str]) -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in (SCRIPTS / "library").rglob("*.py")
        if any(name.split(".")[0] == package for name in _imported(path))
    }
    assert users <= allowed


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SCRIPTS).as_posix())
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


def test_the_hook_only_passes_on() -> None:
    assert (SCRIPTS / "mkdocs_hook.py").read_text(encoding="utf-8").count("\n") <= 40
