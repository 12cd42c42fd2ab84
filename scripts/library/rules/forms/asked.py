"""What the rules on forms share: the sections and questions of a form.yml, whatever else is wrong with them."""

from collections.abc import Iterator
from typing import NamedTuple

from library.model.form import FIXED_CHOICES, Form
from library.model.nodes import Mapping, Scalar, Sequence
from library.reading.documents import Document
from library.rules.metadata.records import one
from library.rules.rule import Context

CHOOSING = frozenset({"one", "several", "ranking"})
"""The kinds of question that need options of their own."""
DECIDING = CHOOSING - {"ranking"} | FIXED_CHOICES.keys()
"""The kinds of question whose answer may decide whether another is asked."""


class Question(NamedTuple):
    """One question as it was written."""

    node: Mapping
    section: Mapping
    id: str
    kind: str

    @property
    def options(self) -> tuple[str, ...]:
        """The ids of its options, in their order."""
        return ids_of(self.node, "options")

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers that it can have, where they are known."""
        return tuple(choice.id for choice in FIXED_CHOICES.get(self.kind, ())) or self.options

    @property
    def named(self) -> str:
        """How messages name it."""
        return f"`{self.id}`" if self.id else "This question"


def is_form(document: Document) -> bool:
    """Tell whether a document is a form of which anything can be read."""
    return document.model is Form and document.front is not None


def sections_of(document: Document) -> Iterator[Mapping]:
    """Go through a form's sections."""
    if document.front:
        yield from groups(document.front, "sections")


def questions_of(document: Document, context: Context) -> tuple[Question, ...]:
    """Return a form's questions in their order, worked out once for all rules."""
    kept = context.cache.get(f"questions of {document.path}")
    if not isinstance(kept, tuple):
        kept = context.cache[f"questions of {document.path}"] = tuple(
            Question(node, section, node.text("id").strip(), node.text("kind").strip())
            for section in sections_of(document)
            for node in groups(section, "fields")
        )
    return kept


def groups(node: Mapping, name: str) -> Iterator[Mapping]:
    """Go through the groups of a list."""
    found = node.get(name)
    if isinstance(found, Sequence):
        yield from (item for item in found.items if isinstance(item, Mapping))


def ids_of(node: Mapping, name: str) -> tuple[str, ...]:
    """Return the ids of the groups of a list."""
    return tuple(id_.text.strip() for item in groups(node, name) if (id_ := one(item, "id")))


def place_of(node: Mapping, name: str) -> Scalar | Mapping:
    """Return where something stands in a group: the name itself, or the group where it has no such name."""
    return node.key(name) or node
