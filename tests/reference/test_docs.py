"""What a newcomer is told, and what is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMANDS = sorted(
    path.name
    for path in (ROOT / "scripts").glob("*.py")
    if '__name__ == "__main__"' in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_named_in_the_readme(command: str) -> None:
    assert f"scripts/{command}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.name)
def test_every_command_that_a_page_names_exists(path: Path) -> None:
    named = set(re.findall(r"python3 scripts/(\w+\.py)", path.read_text(encoding="utf-8")))
    assert {name for name in named if not (ROOT / "scripts" / name).is_file()} == set()
