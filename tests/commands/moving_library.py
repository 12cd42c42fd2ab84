"""Libraries for the tests of renaming and retiring: the small one with every kind of link, and the real one."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from library.catalogue.catalogue import Catalogue
from library.commands.check import Checked, check
from library.commands.moving.plan import PUBLISHED
from library.reading.keeping import bring
from tests.rules.cases import BASE

ROOT = Path(__file__).parents[2]
DAY = date(2026, 1, 10)
TOOL = "resources/tools/first-tool/index.md"
GUIDE = "resources/guidance/second-guide/index.md"
COURSE = "resources/courses/first-course/index.md"
UNIT = "resources/courses/first-course/units/ask-again.md"
PATH = "resources/paths/new-here.yml"
LINKS = """
Read the [first tool](../../tools/first-tool/index.md#when-to-use-it) or [First tool](/resources/first-tool/).
The [same by its folder](../../tools/first-tool/) and [by its number](/r/aa-01/).
"""
LEARNING_PATH = """\
# For somebody's first week.
title: New here
summary: For somebody in their first week, with three things to read.
audiences: [everyone]
sections:
  - title: The first day
    resources:
      - aa-01  # before a visit
      - aa-02
      - 'bb-01'
"""


def small(root: Path) -> Path:
    """Return a copy of the rules' small library, in which others name its first tool in every way."""
    shutil.copytree(BASE, root)
    add(root / GUIDE, LINKS)
    add(root / UNIT, "\nUse the [first tool](../../../tools/first-tool/index.md).\n")
    add(
        root / TOOL,
        "\nIt is the [first of our tools](../first-tool/index.md#when-to-use-it), "
        "in the [guide](../../guidance/second-guide/index.md).\n",
    )
    add(root / "docs/about.md", "\nSee the [first tool](/resources/first-tool/).\n")
    (root / PATH).parent.mkdir()
    # As an editor on Windows saves it.
    (root / PATH).write_bytes(LEARNING_PATH.replace("\n", "\r\n").encode())
    return root


def real(root: Path) -> Path:
    """Return a copy of the library's own content."""
    for name in ("resources", "docs"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    bring(ROOT, root)
    return root


def add(file: Path, words: str) -> None:
    """Put words at a file's end."""
    file.write_text(file.read_text(encoding="utf-8") + words, encoding="utf-8")


def files(root: Path) -> dict[str, bytes]:
    """Return every file of the content."""
    found = (path for top in ("resources", "docs") for path in sorted((root / top).rglob("*")))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if path.is_file()}


def text(root: Path, path: str) -> str:
    """Return a file's text."""
    return (root / path).read_text(encoding="utf-8")


def clean(root: Path, today: date = DAY) -> Checked:
    """Check a library, and fail where it has errors."""
    checked = check(root, today=today)
    assert [*map(str, checked.errors)] == []
    return checked


def answered(catalogue: Catalogue) -> set[str]:
    """Return every address that a catalogue answers."""
    return set(catalogue.addresses())


def published(root: Path) -> list[str]:
    """Return the lines of published addresses."""
    return text(root, PUBLISHED).splitlines()


def named(root: Path, words: str) -> Iterator[str]:
    """Go through the content's files in which words stand, apart from the list of published addresses."""
    for path, data in files(root).items():
        if path != PUBLISHED and re.search(words.encode(), data):
            yield path
