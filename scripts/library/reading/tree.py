"""Collects everything that editors wrote: one Document per file, and the files that lie beside them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from library.model.course import Unit
from library.model.evidence import Figure
from library.model.learning_log import LearningEntry
from library.model.learning_path import LearningPath
from library.model.link_health import LinkHealth
from library.model.partnership import Partnership
from library.model.resource import Resource
from library.model.theme_page import ThemePage
from library.model.vocabulary import TERM_MODELS, Term
from library.reading.courses import CourseFiles, course_files, read_course, unit_files
from library.reading.documents import Document, read_markdown_document, read_yaml_document
from library.reading.engines import engine_files, read_engines
from library.reading.films import FilmFiles, film_files, read_film
from library.reading.link_health import PATH as LINK_HEALTH
from library.reading.link_health import read_link_health
from library.reading.many import Wanted, read_many
from library.reading.markdown import MarkdownReader
from library.reading.site_settings import markdown_reader

YAML_FOLDERS = {"vocabularies", "paths", "learning-log", "evidence"}
"""Folders of resources/ that hold YAML files, each of them read."""
NOT_TYPES = YAML_FOLDERS | {"themes", "snippets"}
"""Folders of resources/ that hold something else than resources."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A file that lies in a resource's folder, besides its index.md."""

    path: str
    """POSIX path from the repository's top folder."""
    name: str
    """POSIX path from the resource's folder."""
    on_disk: Path = field(repr=False)
    size: int
    """In bytes."""
    is_symlink: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """All that was read."""

    root: Path
    resources: tuple[Document, ...] = ()
    beside: dict[str, tuple[Beside, ...]] = field(default_factory=dict)
    """For each resource's path, the files beside it."""
    courses: dict[str, CourseFiles] = field(default_factory=dict)
    """For the path of each resource that is a course, the course's own files."""
    films: dict[str, FilmFiles] = field(default_factory=dict)
    """The same for each film and each webinar."""
    engines: dict[str, dict[str, Document]] = field(default_factory=dict)
    """For the path of each resource that has any: its chooser.yml, form.yml and so on, by their names."""
    paths: tuple[Document, ...] = ()
    """Learning paths."""
    learning_log: tuple[Document, ...] = ()
    evidence: tuple[Document, ...] = ()
    """Figures."""
    vocabularies: dict[str, Document] = field(default_factory=dict)
    themes: tuple[Document, ...] = ()
    partnership: Document | None = None
    link_health: LinkHealth = field(default_factory=LinkHealth)
    strays: tuple[Beside, ...] = ()
    """Files in resources/ that belong to no resource, vocabulary or theme."""
    folders_without_index: tuple[str, ...] = ()
    handwritten: tuple[str, ...] = ()
    """Pages in docs/, as paths from docs/."""
    published: tuple[str, ...] = ()
    """Lines of resources/published.txt: `<id> <address>` for every address ever published."""

    @property
    def documents(self) -> Iterator[Document]:
        """Every file that editors write, in the order of their paths."""
        if self.partnership:
            yield self.partnership
        yield from self.vocabularies.values()
        yield from self.themes
        yield from self.paths
        yield from self.learning_log
        yield from self.evidence
        for resource in self.resources:
            yield resource
            if course := self.courses.get(resource.path):
                yield from course.documents
            if film := self.films.get(resource.path):
                yield from film.documents
            yield from self.engines.get(resource.path, {}).values()


def read_tree(root: Path) -> Tree:
    """Read resources/ and list docs/. Never raises for what the files say."""
    base = root / "resources"
    markdown = markdown_reader(root)
    folders, empty = _resource_folders(base)
    pages = _read_pages(root, folders, markdown)
    resources = tuple(_as_resource(root, folder, pages) for folder in folders)
    settings = base / "partnership.yml"
    published = base / "published.txt"
    return Tree(
        root=root,
        resources=resources,
        beside={document.path: tuple(_beside(root, document.folder)) for document in resources if document.folder},
        vocabularies={
            path.stem: read_yaml_document(path, _name(root, path), TERM_MODELS.get(path.stem, Term))
            for path in _files(base / "vocabularies", ".yml")
        },
        themes=tuple(
            read_markdown_document(path, _name(root, path), ThemePage, markdown)
            for path in _files(base / "themes", ".md")
        ),
        partnership=read_yaml_document(settings, _name(root, settings), Partnership) if settings.is_file() else None,
        courses={
            document.path: course
            for document in resources
            if document.folder and (course := read_course(root, document.folder, pages, markdown))
        },
        films={
            document.path: film
            for document in resources
            if document.folder and (film := read_film(root, document.folder, markdown))
        },
        engines={
            document.path: engines
            for document in resources
            if document.folder and (engines := read_engines(root, document.folder))
        },
        paths=_yaml_files(root, base / "paths", LearningPath),
        learning_log=_yaml_files(root, base / "learning-log", LearningEntry),
        evidence=_yaml_files(root, base / "evidence", Figure),
        link_health=read_link_health(root),
        strays=tuple(_strays(root, base, {folder.relative_to(base).parts for folder in folders})),
        folders_without_index=tuple(_name(root, folder) for folder in empty),
        handwritten=tuple(sorted(path.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.md"))),
        published=tuple(published.read_text(encoding="utf-8", errors="replace").splitlines())
        if published.is_file()
        else (),
    )


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _files(folder: Path, ending: str) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(
        path for path in folder.iterdir() if path.suffix == ending and path.is_file() and not path.is_symlink()
    )


def _yaml_files(root: Path, folder: Path, model: type) -> tuple[Document, ...]:
    return tuple(read_yaml_document(path, _name(root, path), model) for path in _files(folder, ".yml"))


def _resource_folders(base: Path) -> tuple[list[Path], list[Path]]:
    """Return the folders that hold an index.md, and those that should."""
    with_index: list[Path] = []
    without: list[Path] = []
    for type_folder in sorted(base.iterdir()) if base.is_dir() else []:
        if (
            type_folder.is_symlink()
            or not type_folder.is_dir()
            or type_folder.name in NOT_TYPES
            or type_folder.name.startswith(".")
        ):
            continue
        for folder in sorted(type_folder.iterdir()):
            if folder.is_dir() and not folder.is_symlink() and not folder.name.startswith("."):
                index = folder / "index.md"
                (with_index if index.is_file() and not index.is_symlink() else without).append(folder)
    return with_index, without


def _read_pages(root: Path, folders: list[Path], markdown: MarkdownReader) -> dict[str, Document]:
    """Return the documents of every resource and every unit of a course, by their paths."""
    pages = [(folder / "index.md", Resource) for folder in folders]
    units = [(path, Unit) for folder in folders for path in unit_files(folder)]
    wanted = [Wanted(path, _name(root, path), model) for path, model in (*pages, *units)]
    return {document.path: document for document in read_many(root, wanted, markdown)}


def _as_resource(root: Path, folder: Path, pages: dict[str, Document]) -> Document:
    document = pages[_name(root, folder / "index.md")]
    return replace(document, slug=folder.name, type_folder=folder.parent.name, folder=folder)


def _beside(root: Path, folder: Path) -> Iterator[Beside]:
    read = {folder / "index.md", *course_files(folder), *film_files(folder), *engine_files(folder)}
    for parent, names, files in os.walk(folder):
        names.sort()
        # A linked folder is listed as one file, so that a rule can refuse it, and never entered.
        linked = [name for name in names if (Path(parent) / name).is_symlink()]
        for name in sorted([*files, *linked]):
            path = Path(parent) / name
            if path not in read:
                yield _as_beside(root, path, folder)


def _as_beside(root: Path, path: Path, folder: Path) -> Beside:
    status = path.lstat()
    return Beside(_name(root, path), path.relative_to(folder).as_posix(), path, status.st_size, path.is_symlink())


def _strays(root: Path, base: Path, read: set[tuple[str, ...]]) -> Iterator[Beside]:
    """Find what no part of the library would ever read: a misspelt vocabulary, a page in the wrong place, a link."""
    for path in sorted(base.rglob("*")) if base.is_dir() else []:
        parts = path.relative_to(base).parts
        expected = (
            parts in {("partnership.yml",), ("published.txt",), ("README.md",)}
            or path == root / LINK_HEALTH
            or (parts[0] in YAML_FOLDERS and len(parts) == 2 and path.suffix == ".yml")
            or (parts[0] == "themes" and len(parts) == 2 and path.suffix == ".md")
            or (parts[0] == "snippets")
            or (parts[0] not in NOT_TYPES and len(parts) > 2)
        )
        # Seen even in a folder that is no resource: `index.md` itself may be the link.
        unread = len(parts) < 3 or parts[:2] not in read
        suspect = path.is_symlink() or any(part.startswith(".") for part in parts)
        if (path.is_symlink() or path.is_file()) and (not expected or (unread and suspect)):
            yield _as_beside(root, path, base)
