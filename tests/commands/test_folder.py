"""build.py --folder: what another renderer builds, written by a command."""

from pathlib import Path

import pytest

from tests.commands.small_library import Library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A small library without a fault."""
    return Library.copied(tmp_path / "library")


def test_a_folder_is_written_for_another_renderer(library: Library, tmp_path: Path) -> None:
    done = library.run("build.py", "--folder", str(tmp_path / "folder"))
    assert (done.returncode, done.stderr) == (0, "")
    assert str(tmp_path / "folder" / "mkdocs.yml") in done.stdout
    assert (tmp_path / "folder/docs/resources/first-tool/index.md").is_file()


def test_an_error_leaves_the_last_folder(library: Library, tmp_path: Path) -> None:
    library.run("build.py", "--folder", str(tmp_path / "folder"))
    library.break_it()
    done = library.run("build.py", "--folder", str(tmp_path / "folder"))
    assert done.returncode == 1
    assert "health-visiter" in done.stdout
    assert (tmp_path / "folder/docs/resources/first-tool/index.md").is_file()


def test_a_folder_of_somebody_else_is_2_in_one_sentence(library: Library, tmp_path: Path) -> None:
    done = library.run("build.py", "--folder", str(library.root / "docs"))
    assert done.returncode == 2
    assert done.stderr == f"{library.root / 'docs'} holds something else. Name a new or an empty folder.\n"
    assert (library.root / "docs/about.md").is_file()
