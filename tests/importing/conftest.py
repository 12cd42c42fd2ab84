"""A small library to bring things into."""

import shutil
from pathlib import Path

import pytest

from tests.rules.cases import BASE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The library that the rules' tests use too."""
    return Path(shutil.copytree(BASE, tmp_path / "library"))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder outside the library, where somebody has their files."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder
