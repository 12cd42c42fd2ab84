"""Makes the files that people have, and brings them in."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import openpyxl
from docx import Document
from PIL import Image

from library.commands.check import check
from library.commands.import_ import Outcome, Wish, import_
from library.commands.import_summary import lines
from library.reading.site_settings import markdown_reader

DAY = date(2026, 1, 10)
TO_FILL_IN = {"field-empty", "list-wrong-length", "placeholder-text"}
"""What the check says of a scaffold, and nothing else."""


def bring(root: Path, what: Path, **wish: object) -> Outcome:
    """Bring something in on a fixed day."""
    return import_(root, Wish(what, **wish), today=DAY)  # type: ignore[arg-type]


def errors(root: Path) -> set[str]:
    """Return the names of the faults that the check finds in the whole library."""
    return {problem.name for problem in check(root, today=DAY, errors_only=True).problems}


def said(outcome: Outcome) -> str:
    """Return the whole summary."""
    return "\n".join(lines(outcome))


def everything(root: Path) -> dict[str, bytes]:
    """Return every file of the library with its bytes."""
    files = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if not name.startswith(".cache/")}


def body(root: Path, path: str) -> str:
    """Return a page's body as written."""
    return (root / path).read_text(encoding="utf-8").split("\n---\n", 1)[1]


def rendered(root: Path, path: str) -> str:
    """Return a page's body as readers get it."""
    return markdown_reader(root).read(body(root, path), 1).html


def front(root: Path, path: str, field: str) -> str:
    """Return the line of one field."""
    text = (root / path).read_text(encoding="utf-8").split("\n---\n", 1)[0]
    return next((line for line in text.split("\n") if line.startswith(f"{field}:")), "")


def workbook(path: Path, rows: list[list[object]], sheet: str = "Resources") -> Path:
    """Save a workbook of one sheet."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def word(path: Path, write: Callable[..., None]) -> Path:
    """Save a Word file; `write` gets the new document."""
    document = Document()
    document.core_properties.author = "Jane Secretname"
    document.core_properties.last_modified_by = "Jane Secretname"
    write(document)
    document.save(str(path))
    return path


def altered(path: Path, changes: Mapping[str, tuple[str, str] | str]) -> Path:
    """Change parts inside a Word file: some text for another, or a whole new part."""
    packed = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = changes.get(name)
            text = old.read(name)
            if isinstance(change, tuple):
                assert change[0].encode() in text
                text = text.replace(change[0].encode(), change[1].encode())
            new.writestr(name, change if isinstance(change, str) else text)
        for name in set(changes) - set(old.namelist()):
            new.writestr(name, str(changes[name]))
    return path


def picture(size: tuple[int, int] = (40, 30), kind: str = "PNG", **options: object) -> io.BytesIO:
    """Return a picture's file."""
    into = io.BytesIO()
    Image.new("RGB", size, "teal").save(into, kind, **options)
    into.seek(0)
    return into
