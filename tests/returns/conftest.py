"""A copy of the library to write reports into, and what there is to say and to count with."""

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from library.commands.collate import Outcome, Wish, collate
from tests.returns.synthetic import ROOT, Content, written

TODAY = date(2026, 11, 23)


@dataclass
class Collated:
    """What came of a collation."""

    root: Path
    outcome: Outcome
    said: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """Where the report lies."""
        return (self.root / self.outcome.path).parent

    @property
    def page(self) -> str:
        """The report's index.md."""
        return (self.root / self.outcome.path).read_text(encoding="utf-8")

    def values(self) -> dict[tuple[str, str, str], str]:
        """Return what the spreadsheet has, by table, row and column."""
        text = (self.folder / "results.csv").read_text(encoding="utf-8-sig")
        rows = csv.DictReader(io.StringIO(text))
        return {(row["Table"], row["Row"], row["Column"]): row["Value"] for row in rows}


Run = Callable[..., Collated]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what the reports need of the library."""
    root = tmp_path_factory.mktemp("library")
    shutil.copytree(
        ROOT / "resources", root / "resources", ignore=shutil.ignore_patterns("*.mp4", "*.webm", "*.webp", "*.jpg")
    )
    shutil.copytree(ROOT / "docs", root / "docs")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


@pytest.fixture
def run(library: Path, tmp_path: Path) -> Iterator[Run]:
    """Write returns into a folder, and collate it; what was written goes again at the end."""

    def collated(kind: str, contents: Iterator[Content] | Path, **wish: object) -> Collated:
        folder = contents if isinstance(contents, Path) else written(tmp_path / "returns", contents)
        found = Collated(library, Outcome())
        asked = Wish(kind, folder, **wish)  # type: ignore[arg-type]
        found.outcome = collate(library, asked, say=found.said.append, today=TODAY)
        return found

    yield collated
    shutil.rmtree(library / "resources" / "reports", ignore_errors=True)
