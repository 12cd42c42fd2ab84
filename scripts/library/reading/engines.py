"""Reads what makes more than a page of a resource: a chooser, form, deck or case exercise beside its index.md."""

from collections.abc import Mapping
from pathlib import Path

from library.model.chooser import Chooser
from library.model.deck import Deck
from library.model.exercise import Exercise
from library.model.form import Form
from library.reading.documents import Document, read_yaml_document

CHOOSER, FORM, CARDS, EXERCISE = "chooser.yml", "form.yml", "cards.yml", "exercise.yml"
ENGINES: Mapping[str, type] = {CHOOSER: Chooser, FORM: Form, CARDS: Deck, EXERCISE: Exercise}
"""The files that make something of a resource, and what each holds."""


def engine_files(folder: Path) -> tuple[Path, ...]:
    """Return those of a resource's files, which are no attachments."""
    return tuple(path for name in ENGINES if (path := folder / name).is_file() and not path.is_symlink())


def read_engines(root: Path, folder: Path) -> dict[str, Document]:
    """Return what they say, by their names."""
    return {
        path.name: read_yaml_document(path, path.relative_to(root).as_posix(), ENGINES[path.name])
        for path in engine_files(folder)
    }
