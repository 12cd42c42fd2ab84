"""What an import brings: one resource as it came, and what is to be said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

TYPE, BODY = "type", "body"
SOURCE = "source_"
"""Begins the names of columns that describe where a resource came from: `source_title` and the like."""
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ImportNote:
    """One thing to know about what came, or did not come."""

    file: str
    message: str
    """What there was, as one or two plain sentences."""
    instead: str = ""
    """What to do about it."""
    row: int = 0
    """The row of a list, counted from 1 as a spreadsheet does; 0 for a whole file."""

    @property
    def place(self) -> str:
        """Where it is, for a person."""
        return f"{self.file}, row {self.row}" if self.row else self.file

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"

    @property
    def words(self) -> str:
        """What there was and what to do, without the place."""
        return " ".join(filter(None, (self.message, self.instead)))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that came with a document, made anew so that it holds nothing but what it shows."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One resource as it came, before its words are matched to the library's."""

    file: str
    row: int = 0
    values: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    """What it says, by the name of a field, `type`, `body`, or a part of a source."""
    body: str = ""
    """Markdown."""
    pictures: tuple[Picture, ...] = ()
    notes: tuple[ImportNote, ...] = ()

    def note(self, message: str, instead: str = "") -> ImportNote:
        """Return a note on this resource."""
        return ImportNote(self.file, message, instead, self.row)


@dataclass(frozen=True, slots=True)
class Columns:
    """How the headings of a list were understood."""

    file: str
    matched: tuple[tuple[str, str], ...] = ()
    """Each heading with the field that it fills."""
    unmatched: tuple[tuple[str, str], ...] = ()
    """Each other heading, with why it was left out or what may have been meant."""


Brought = Incoming | Columns | ImportNote
"""What a reader of files gives: a resource, how a list's columns were read, or why something was left out."""
