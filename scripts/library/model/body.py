"""The body of a document: its HTML, and what rules and pages need to know about it."""

from dataclasses import dataclass

from library.model.packing import Packed


@dataclass(frozen=True, slots=True)
class Heading(Packed):
    """A heading in the body."""

    level: int
    """1 to 6."""
    text: str
    anchor: str
    """The id that a link names after `#`."""
    line: int
    has_content: bool
    """Whether any words, list or picture follow before the next heading of the same or a higher level."""


@dataclass(frozen=True, slots=True)
class Link(Packed):
    """A link, or a picture, in the body."""

    target: str
    """The address exactly as the HTML has it, before the site's own addresses are put in."""
    text: str
    """The words a reader sees; a picture's text alternative."""
    line: int
    column: int
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class Table(Packed):
    """A table in the body."""

    headers: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Paragraph(Packed):
    """A run of words: a paragraph or a list item."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Body(Packed):
    """Markdown as rendered, with the line that each part came from."""

    text: str
    """The Markdown itself."""
    first_line: int
    """The line of the file on which the body begins, counted from 1."""
    html: str
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    tables: tuple[Table, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
