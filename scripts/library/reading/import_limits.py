"""Looks at a Word file or a workbook from outside before anything opens it: nothing in it may run, burst or reach out.

Both are zip files of XML. A zip file says how large each part becomes, and Python's reader stops there, so what
it says can be relied on as a limit.
"""

import io
import zipfile
import zlib
from pathlib import Path
from xml.sax import ContentHandler, SAXException

import defusedxml.sax
from defusedxml import DefusedXmlException

MOST_BYTES = 40_000_000
MOST_UNPACKED = 150_000_000
MOST_XML = 40_000_000
MOST_PARTS = 5_000
MOST_DEPTH = 200
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of Office 97, and one that a password locks, begins."""
WITH_MACROS = {".docm": ".docx", ".dotm": ".docx", ".xlsm": ".xlsx", ".xltm": ".xlsx", ".xlsb": ".xlsx"}
OLD = {".doc": ".docx", ".dot": ".docx", ".rtf": ".docx", ".odt": ".docx", ".xls": ".xlsx", ".ods": ".xlsx"}


class UnusableError(Exception):
    """A file can't be brought in. The first argument says what is wrong, the second what to do."""

    def __init__(self, message: str, instead: str) -> None:
        """Take both sentences."""
        super().__init__(message, instead)
        self.message, self.instead = message, instead


def by_name(path: Path) -> UnusableError | None:
    """Return why a file of this ending is not opened at all."""
    ending = path.suffix.lower()
    if better := WITH_MACROS.get(ending):
        return UnusableError(
            f"A {ending} file can hold macros, which are programs, so it is not opened.",
            f"Open it in the program that made it, choose Save As and {better}, and bring in that one.",
        )
    if better := OLD.get(ending):
        return UnusableError(
            f"A {ending} file can't be read here.",
            f"Open it in the program that made it, choose Save As and {better}, and bring in that one.",
        )
    return None


def content_of(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return a file's bytes, if there are not too many."""
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        message = "The file can't be opened."
        raise UnusableError(message, "Close it in other programs, or copy it again.") from error
    if len(data) > most:
        message = f"The file is larger than {most // 1_000_000} MB."
        raise UnusableError(message, "Split it, or make its pictures smaller, and bring in the parts.")
    return data


def office_file(path: Path) -> io.BytesIO:
    """Return a Word file or a workbook that is safe to open."""
    ending = path.suffix.lower()
    data = content_of(path)
    if data.startswith(OLE):
        message = f"This is an older Office file under a new name, or a password locks it: it is no {ending} inside."
        raise UnusableError(message, f"Open it, take the password away, and choose Save As and {ending}.")
    broken = UnusableError(
        f"The file is broken: it is no {ending} inside.", "Open it and save it again, or ask for a new copy."
    )
    if not data.startswith(b"PK"):
        raise broken
    packed = io.BytesIO(data)
    try:
        with zipfile.ZipFile(packed) as archive:
            _check_sizes(archive)
            for part in archive.infolist():
                if part.filename.lower().endswith((".xml", ".rels")):
                    _check_xml(archive.read(part))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise broken from None
    except SAXException:
        raise broken from None
    packed.seek(0)
    return packed


def _check_sizes(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    texts = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    if (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > MOST_UNPACKED
        or sum(part.file_size for part in texts) > MOST_XML
    ):
        message = "Unpacked, this file would be far larger than any document (a “zip bomb” is made like that)."
        raise UnusableError(message, "Don't open it if you don't know who made it. Otherwise bring it in in parts.")
    if any("vbaproject" in part.filename.lower() for part in parts):
        message = "The file holds a macro, which is a program, so it is not opened."
        raise UnusableError(message, "Ask whoever made it for a copy without macros.")


def _check_xml(data: bytes) -> None:
    try:
        defusedxml.sax.parseString(data, _Depth(), forbid_dtd=True)
    except DefusedXmlException:
        message = "The file holds instructions that no Word file and no workbook needs (a document type)."
        raise UnusableError(message, "Don't open it if you don't know who made it.") from None


class _Depth(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def startElement(self, name: str, attrs: object) -> None:  # noqa: ARG002, N802 - the interface's own names
        self.depth += 1
        if self.depth > MOST_DEPTH:
            message = "The file's parts stand inside each other hundreds of times, as no document's do."
            raise UnusableError(message, "Don't open it if you don't know who made it.")

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802 - the interface's own names
        self.depth -= 1
