"""Reads what makes a course of a resource's folder: its plan, its units and its trainer's guide."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from library.model.course import Course, CoursePlan
from library.reading.documents import Document, read_words, read_yaml_document
from library.reading.markdown import MarkdownReader

FOLDER = "courses"
"""The folder in resources/ that holds courses."""
PLAN = "course.yml"
TRAINER = "trainer.md"
UNITS = "units"


@dataclass(frozen=True, slots=True)
class CourseFiles:
    """A course's own files."""

    plan: Document | None = None
    """Its course.yml."""
    units: tuple[Document, ...] = ()
    """Its units/*.md, by name."""
    trainer: Document | None = None
    """Its trainer.md."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """All of them."""
        return tuple(document for document in (self.plan, self.trainer, *self.units) if document)


def course_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of a resource's folder that are parts of a course, and so no attachments."""
    if folder.parent.name != FOLDER:
        return ()
    return (*(path for path in (folder / PLAN, folder / TRAINER) if _is_file(path)), *unit_files(folder))


def unit_files(folder: Path) -> tuple[Path, ...]:
    """Return the units' files, by name."""
    units = folder / UNITS
    if folder.parent.name != FOLDER or not units.is_dir() or units.is_symlink():
        return ()
    return tuple(sorted(path for path in units.iterdir() if path.suffix == ".md" and _is_file(path)))


def read_course(
    root: Path, folder: Path, pages: Mapping[str, Document], markdown: MarkdownReader
) -> CourseFiles | None:
    """Return a course's files, or None for another resource. The units are among `pages`, read already."""
    if folder.parent.name != FOLDER:
        return None
    plan, trainer = folder / PLAN, folder / TRAINER
    return CourseFiles(
        plan=read_yaml_document(plan, _name(root, plan), CoursePlan) if _is_file(plan) else None,
        units=tuple(pages[_name(root, path)] for path in unit_files(folder)),
        trainer=read_words(trainer, _name(root, trainer), Course, markdown) if _is_file(trainer) else None,
    )


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
