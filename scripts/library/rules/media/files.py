"""What the rules on files share: which files there are, and reading them without ever raising."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from library.model.problem import Place
from library.reading.documents import Document
from library.reading.tree import Beside
from library.rules.rule import Context

PICTURES = frozenset({"png", "jpg", "jpeg", "webp", "gif", "svg", "avif"})
DOCUMENTS = frozenset({"pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp"})
VIDEOS = frozenset({"mp4", "webm"})
SOUNDS = frozenset({"mp3", "m4a", "ogg"})
TEXTS = frozenset({"csv", "json", "txt", "vtt", "yml", "yaml", "md", "svg"})
ALLOWED = PICTURES | DOCUMENTS | VIDEOS | SOUNDS | TEXTS | {"zip"}

MOST_READ = 30_000_000
"""Bytes of a file that a rule looks at. A larger file is a fault in itself."""


def ending_of(name: str) -> str:
    """Return a file's ending in small letters, without the dot."""
    return posixpath.splitext(name)[1].removeprefix(".").lower()


def is_hidden(name: str) -> bool:
    """Tell whether a name, or a folder in it, is one that computers leave behind."""
    return any(
        part.startswith((".", "~$")) or part.lower() in {"thumbs.db", "desktop.ini", "__macosx"}
        for part in name.split("/")
    )


def files_beside(context: Context, endings: frozenset[str] = frozenset()) -> Iterator[Beside]:
    """Go through the ordinary files beside resources, of these endings if any are given."""
    for files in context.tree.beside.values():
        for file in files:
            ordinary = not file.is_symlink and not is_hidden(file.name)
            if ordinary and (not endings or ending_of(file.name) in endings):
                yield file


def everywhere(context: Context) -> Iterator[Beside]:
    """Go through every file in resources/ that is not a page or a list of the library itself."""
    for files in context.tree.beside.values():
        yield from files
    yield from context.tree.strays


def content(file: Beside, most: int = MOST_READ) -> bytes:
    """Return the beginning of a file; nothing where it can't be read."""
    try:
        # A named pipe has no content and would keep the check waiting for ever.
        if not file.on_disk.is_file():
            return b""
        with file.on_disk.open("rb") as opened:
            return opened.read(most)
    except OSError:
        return b""


def place_of(file: Beside, line: int = 1, column: int = 1) -> Place:
    """Return the place of a file."""
    return Place(file.path, line, column)


def beside(document: Document, context: Context) -> dict[str, Beside]:
    """Return the files beside a document by name."""
    return {file.name: file for file in context.tree.beside.get(document.path, ())}


def local_name(target: str) -> str:
    """Return the file that an address leads to, named from the document's folder; otherwise nothing."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith(("/", "\\")):
        return ""
    name = posixpath.normpath(unquote(parts.path))
    return "" if name.startswith("..") or name == "." else name
