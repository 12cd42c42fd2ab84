"""What a rule is, and what it may ask."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from library.catalogue.catalogue import Catalogue
from library.model.nodes import Node
from library.model.problem import Finding, Place, Severity
from library.reading.documents import Document
from library.reading.tree import Tree


@dataclass(frozen=True)
class Context:
    """Everything a rule may ask besides the document in front of it."""

    tree: Tree
    catalogue: Catalogue
    today: date
    cache: dict[str, object] = field(default_factory=dict, repr=False)
    """Where a rule keeps what it worked out once for all documents."""


Check = Callable[[Document, Context], Iterable[Finding]]
CheckAll = Callable[[Context], Iterable[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that can be wrong. Exactly one of `check` and `check_all` is given."""

    name: str
    """The fault, never the remedy, in two or three words with hyphens."""
    what: str
    """What it finds, for an editor. Becomes the rule's page."""
    why: str
    """Why it matters to a reader, in one or two sentences. Printed with every problem."""
    severity: Severity = Severity.ERROR
    check: Check | None = None
    """Looks at one document."""
    check_all: CheckAll | None = None
    """Looks at all of them together."""


def at(document: Document, node: Node) -> Place:
    """Return the place of a value in a document."""
    return Place(document.path, node.line, node.column)


def on_line(document: Document, line: int, column: int = 1) -> Place:
    """Return a place in a document."""
    return Place(document.path, line, column)


def short(text: str, most: int = 60) -> str:
    """Return what was written, short enough for a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
