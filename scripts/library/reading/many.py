"""Reads many Markdown files at once: those that have not changed from what was kept, the rest in all processors."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from library.reading.documents import Document, read_markdown_document
from library.reading.keeping import Kept, digest_of, packed, unpacked
from library.reading.markdown import MarkdownReader
from library.reading.site_settings import markdown_reader

WORTH_MORE_PROCESSES = 200
"""Below so many files, starting more processes costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A Markdown file to read."""

    path: Path
    name: str
    """POSIX path from the repository's top folder."""
    model: type
    """What its fields describe."""


def read_many(root: Path, wanted: Sequence[Wanted], reader: MarkdownReader) -> tuple[Document, ...]:
    """Return one document for each file, in the order asked for."""
    kept = Kept(root)
    digests = {file.name: digest_of(file.path) for file in wanted}
    found = kept.find(digests)
    missing = [file for file in wanted if file.name not in found or found[file.name].model is not file.model]
    if missing:
        read = list(_read(root, missing, reader))
        found |= {name: unpacked(document) for name, document in read}
        kept.keep(((name, digests[name], document) for name, document in read), digests)
    return tuple(found[file.name] for file in wanted)


def _read(root: Path, files: Sequence[Wanted], reader: MarkdownReader) -> Iterator[tuple[str, bytes]]:
    """Yield each file's name and its document, packed."""
    if len(files) < WORTH_MORE_PROCESSES or (os.cpu_count() or 1) < 2 or not hasattr(os, "fork"):
        yield from (_packed(file, reader) for file in files)
        return
    with ProcessPoolExecutor(initializer=_start_worker, initargs=(root,)) as pool:
        yield from pool.map(_read_in_worker, files, chunksize=32)


_worker: list[MarkdownReader] = []


def _start_worker(root: Path) -> None:
    _worker[:] = [markdown_reader(root)]


def _read_in_worker(file: Wanted) -> tuple[str, bytes]:
    return _packed(file, _worker[0])


def _packed(file: Wanted, reader: MarkdownReader) -> tuple[str, bytes]:
    return file.name, packed(read_markdown_document(file.path, file.name, file.model, reader))
