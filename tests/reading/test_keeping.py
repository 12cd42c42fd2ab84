"""What was read is kept: an unchanged file is not rendered again, and nothing that is kept can mislead."""

import pickle
import shutil
import sqlite3
from pathlib import Path

import pytest

from library.commands.bench import big_library
from library.reading import keeping, many
from library.reading.documents import Document, read_markdown_document
from library.reading.tree import read_tree

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "rules" / "base"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A small library of which nothing is kept yet."""
    return shutil.copytree(BASE, tmp_path / "library", ignore=shutil.ignore_patterns(".cache"))


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """The real library, of which nothing is kept yet."""
    library = tmp_path / "real"
    big_library.make(ROOT, 0, library)
    return library


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the resources that are rendered from now on."""
    names: list[str] = []

    def listen(path: Path, name: str, *rest: object) -> Document:
        names.append(name)
        return read_markdown_document(path, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("library.reading.many.read_markdown_document", listen)
    return names


def files(library: Path) -> int:
    """Return how many files are kept: resources, and units of courses."""
    return len([*library.glob("resources/*/*/index.md"), *library.glob("resources/courses/*/units/*.md")])


def resource(library: Path) -> Path:
    return min((library / "resources").glob("*/*/index.md"))


def test_kept_documents_equal_those_that_are_read(real: Path, rendered: list[str]) -> None:
    first = read_tree(real).resources
    assert len(rendered) == files(real) > 100
    rendered.clear()
    assert read_tree(real).resources == first
    assert rendered == []


def test_only_a_changed_file_is_rendered_again(library: Path, rendered: list[str]) -> None:
    read_tree(library)
    rendered.clear()
    changed = resource(library)
    changed.write_text(changed.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    again = {document.path: document for document in read_tree(library).resources}
    name = changed.relative_to(library).as_posix()
    assert rendered == [name]
    body = again[name].body
    assert body is not None
    assert "One more sentence." in body.html


def test_a_resource_that_is_gone_is_forgotten(library: Path) -> None:
    read_tree(library)
    gone = resource(library)
    shutil.rmtree(gone.parent)
    changed = resource(library)
    changed.write_text(changed.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    tree = read_tree(library)
    names = {unit.path for course in tree.courses.values() for unit in course.units}
    names |= {document.path for document in tree.resources}
    with sqlite3.connect(library / keeping.FILE) as store:
        assert {name for (name,) in store.execute("SELECT name FROM kept")} == names


@pytest.mark.parametrize("what", ["mkdocs.yml", "resources/snippets/new.md"])
def test_what_reading_depends_on_makes_everything_new(library: Path, rendered: list[str], what: str) -> None:
    read_tree(library)
    count = files(library)
    rendered.clear()
    path = library / what
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    read_tree(library)
    assert len(rendered) == count


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\x07" * 5000])
def test_a_damaged_file_is_replaced(library: Path, rendered: list[str], content: bytes) -> None:
    first = read_tree(library).resources
    (library / keeping.FILE).write_bytes(content)
    assert read_tree(library).resources == first
    read_tree(library)
    rendered.clear()
    assert read_tree(library).resources == first
    assert rendered == []


def test_a_folder_that_can_not_be_written_to_costs_only_time(library: Path) -> None:
    (library / ".cache").write_text("a file where the folder should be", encoding="utf-8")
    assert read_tree(library).resources == read_tree(library).resources


def test_a_kept_document_can_not_run_anything(library: Path, rendered: list[str], tmp_path: Path) -> None:
    first = read_tree(library).resources
    touched = tmp_path / "touched"
    with sqlite3.connect(library / keeping.FILE) as store:
        store.execute("UPDATE kept SET document = ?", (pickle.dumps(_Hostile(touched)),))
    rendered.clear()
    assert read_tree(library).resources == first
    assert not touched.exists()
    assert len(rendered) == files(library)


class _Hostile:
    """Makes a file as soon as somebody unpickles it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return open, (str(self._path), "w")


def test_files_read_by_several_processes_are_the_same(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = read_tree(library).resources
    (library / keeping.FILE).unlink()
    monkeypatch.setattr(many, "WORTH_MORE_PROCESSES", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert read_tree(library).resources == alone
