"""Reads the fields of a document again after its text has changed, without going back to the disk."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from library.model.course import Unit
from library.model.nodes import Mapping as MappingNode
from library.model.nodes import Node, Trap
from library.model.resource import Resource
from library.model.storyboard import Storyboard
from library.model.theme_page import ThemePage
from library.reading.courses import CourseFiles
from library.reading.documents import Document, Record, split_front_matter, yaml_records
from library.reading.films import FilmFiles
from library.reading.storyboards import in_one_shape
from library.reading.tree import Tree
from library.reading.yaml_nodes import read_yaml

WITH_FRONT_MATTER = (Resource, Unit, ThemePage)
"""What Markdown files with fields hold. A trainer's guide, transcripts and slides are words alone."""
Files = TypeVar("Files", CourseFiles, FilmFiles)


@dataclass(frozen=True, slots=True)
class Fields:
    """The part of a file that is YAML."""

    text: str
    first_line: int
    """The file's line on which it begins."""
    root: Node | None
    traps: tuple[Trap, ...]
    body: str = ""
    """What stands below it."""


def fields_of(document: Document, text: str) -> Fields | None:
    """Return the YAML of a text that stands in for a document's own; None where it has none to speak of."""
    if document.path.endswith(".yml"):
        return Fields(text, 1, *read_yaml(text))
    if document.model not in WITH_FRONT_MATTER:
        return None
    front, line, body, _, fence = split_front_matter(text)
    return None if fence else Fields(front, line, *read_yaml(front, line), body)


def reread(document: Document, text: str) -> Document:
    """Return the document as it is with another text. Its body is taken to be the same."""
    if document.path.endswith(".yml"):
        records, traps = yaml_records(text, document.model)
        changed = replace(document, text=text, records=records, traps=traps)
        return in_one_shape(changed) if document.model is Storyboard else changed
    found = fields_of(document, text)
    if found is None:
        return replace(document, text=text)
    records = (Record(found.root, document.model),) if isinstance(found.root, MappingNode) else ()
    return replace(document, text=text, records=records, traps=found.traps)


def with_documents(tree: Tree, changed: Mapping[str, Document]) -> Tree:
    """Return the tree with other documents in the place of those at the same paths."""

    def one(document: Document) -> Document:
        return changed.get(document.path, document)

    def all_of(documents: tuple[Document, ...]) -> tuple[Document, ...]:
        return tuple(one(document) for document in documents)

    def by_name(documents: Mapping[str, Document]) -> dict[str, Document]:
        return {name: one(document) for name, document in documents.items()}

    def parts(files: Files) -> Files:
        if isinstance(files, CourseFiles):
            trainer = one(files.trainer) if files.trainer else None
            return replace(
                files, plan=one(files.plan) if files.plan else None, units=all_of(files.units), trainer=trainer
            )
        board = one(files.storyboard) if files.storyboard else None
        words = by_name(files.words)
        return replace(files, plan=one(files.plan) if files.plan else None, storyboard=board, words=words)

    return replace(
        tree,
        resources=all_of(tree.resources),
        courses={path: parts(files) for path, files in tree.courses.items()},
        films={path: parts(files) for path, files in tree.films.items()},
        engines={path: by_name(engines) for path, engines in tree.engines.items()},
        paths=all_of(tree.paths),
        learning_log=all_of(tree.learning_log),
        evidence=all_of(tree.evidence),
        vocabularies=by_name(tree.vocabularies),
        themes=all_of(tree.themes),
        partnership=one(tree.partnership) if tree.partnership else None,
    )
