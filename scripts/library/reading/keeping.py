"""Keeps what was read of each file, so that a file which has not changed is not rendered again.

What is kept stands in one SQLite file in .cache/, which may be deleted at any time. It is forgotten whole when
anything changes that reading depends on: this library's own code, the Markdown settings, snippets, or a version
of what we read with. Nothing is lost when it can't be read or written: the files are read again.
"""

import hashlib
import io
import pickle
import shutil
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from library.reading.documents import Document

FILE = Path(".cache", "documents.sqlite")
READ_WITH = ("Markdown", "pymdown-extensions", "PyYAML")
OURS = "library."
PREPARE = """
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, digest BLOB NOT NULL, document BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS made_by (fingerprint TEXT NOT NULL);
"""
FAILURES = (sqlite3.Error, OSError, pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError, IndexError)
"""What a damaged file, a full disk or another program's file of the same name lead to."""


def bring(root: Path, copy: Path) -> None:
    """Give a copy of a library what is kept of it, so that only what differs is read anew."""
    with suppress(OSError):
        (copy / FILE).parent.mkdir(exist_ok=True)
        shutil.copyfile(root / FILE, copy / FILE)


def digest_of(path: Path) -> bytes:
    """Return what changes whenever a file does."""
    return hashlib.sha256(path.read_bytes()).digest()


class Kept:
    """Documents of earlier runs."""

    def __init__(self, root: Path) -> None:
        """Take the repository's top folder."""
        self._file = root / FILE
        self._fingerprint = _fingerprint(root)

    def find(self, digests: Mapping[str, bytes]) -> dict[str, Document]:
        """Return the documents that are kept, by name, out of the names and digests that are asked for."""
        if not self._file.is_file():
            return {}
        try:
            with closing(sqlite3.connect(self._file)) as store:
                if store.execute("SELECT fingerprint FROM made_by").fetchone() != (self._fingerprint,):
                    return {}
                rows = store.execute("SELECT name, digest, document FROM kept")
                return {name: unpacked(packed) for name, digest, packed in rows if digests.get(name) == digest}
        except FAILURES:
            return {}

    def keep(self, read: Iterable[tuple[str, bytes, bytes]], names: Iterable[str]) -> None:
        """Keep packed documents with their names and digests; forget all that are not among `names` any more."""
        try:
            self._file.parent.mkdir(exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=1)) as store, store:
                store.executescript(PREPARE)
                if store.execute("SELECT fingerprint FROM made_by").fetchone() != (self._fingerprint,):
                    store.execute("DELETE FROM kept")
                    store.execute("DELETE FROM made_by")
                    store.execute("INSERT INTO made_by VALUES (?)", (self._fingerprint,))
                gone = {name for (name,) in store.execute("SELECT name FROM kept")}.difference(names)
                store.executemany("DELETE FROM kept WHERE name = ?", [(name,) for name in gone])
                store.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", read)
        except (sqlite3.OperationalError, OSError):
            # A full disk, a folder that may not be written to, or another run that keeps the same things.
            return
        except sqlite3.Error:
            self._forget()

    def _forget(self) -> None:
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


class _OnlyOurs(pickle.Unpickler):
    """Makes our own values and no others: a pickle can otherwise call anything.

    https://docs.python.org/3/library/pickle.html#restricting-globals
    """

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith(OURS) else None
        if isinstance(found, type) and found.__module__.startswith(OURS):
            return found
        if (module, name) == ("copyreg", "__newobj__"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is none of our values")


def packed(document: Document) -> bytes:
    """Return a document as it is kept and sent from one process to another."""
    return pickle.dumps(document, protocol=pickle.HIGHEST_PROTOCOL)


def unpacked(packed: bytes) -> Document:
    """Return the document again; raises one of FAILURES for anything that is none."""
    document = _OnlyOurs(io.BytesIO(packed)).load()
    if not isinstance(document, Document):
        raise pickle.UnpicklingError("no document")
    return document


def _fingerprint(root: Path) -> str:
    """Return what changes whenever the same file might be read otherwise than before."""
    snippets = [path for path in sorted((root / "resources" / "snippets").rglob("*")) if path.is_file()]
    return _digest_of_all(_program(), [root / "mkdocs.yml", *snippets])


@cache
def _program() -> str:
    """Return what changes with the program that reads: a running one stays what it was when it began."""
    library = Path(__file__).parents[1]
    code = [path for floor in ("model", "reading") for path in sorted((library / floor).glob("*.py"))]
    return _digest_of_all(repr((sys.version, *map(version, READ_WITH))), code)


def _digest_of_all(first: str, files: Iterable[Path]) -> str:
    parts = hashlib.sha256(first.encode())
    for path in files:
        # A length between them, so that no two lists of files can look alike.
        content = path.read_bytes() if path.is_file() else b""
        parts.update(f"{path.name} {len(content)}\n".encode() + content)
    return parts.hexdigest()
