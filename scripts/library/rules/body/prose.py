"""What the rules on words share: every passage a page says itself, each with its place in the file."""

from collections.abc import Iterator
from dataclasses import dataclass

from library.model import fields
from library.model.problem import Place
from library.reading.documents import Document
from library.reading.prose import own_words
from library.rules.metadata.records import scalars_of, values_of
from library.rules.rule import Context

SEARCHED_FOR = {"also_called", "asked_as", "aliases", "synonyms", "avoid"}
"""Fields that hold what people type, whatever we think of the word."""
SOMEBODY_ELSES = {"title", "publisher"}
"""Fields of a source that are its author's words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words with their place, and with quotations, code and addresses blanked out."""

    document: Document
    text: str
    line: int
    column: int

    def at(self, offset: int) -> Place:
        """Return the place of one character."""
        row = self.text.count("\n", 0, offset)
        start = self.text.rfind("\n", 0, offset) + 1
        column = offset - start + 1 if row else self.column + offset
        return Place(self.document.path, self.line + row, column)


def body_of(document: Document, context: Context) -> Passage | None:
    """Return the body's own words."""
    if not document.body:
        return None
    key = f"own words of {document.path}"
    kept = context.cache.get(key)
    if not isinstance(kept, Passage):
        kept = Passage(document, own_words(document.body.text), document.body.first_line, 1)
        context.cache[key] = kept
    return kept


def fields_of(document: Document) -> Iterator[Passage]:
    """Go through the words in a document's fields, without search words and the titles of others' work."""
    for value in values_of(document):
        name = value.spec.name
        if name in SEARCHED_FOR or (value.path.startswith("sources") and name in SOMEBODY_ELSES):
            continue
        for kind, scalar in scalars_of(value.spec.kind, value.node):
            if isinstance(kind, fields.Text) and not kind.pattern and scalar.text:
                column = scalar.column if scalar.plain else scalar.column + 1
                yield Passage(document, own_words(scalar.text), scalar.line, column)


def passages_of(document: Document, context: Context) -> Iterator[Passage]:
    """Go through all that a document says itself."""
    yield from fields_of(document)
    if body := body_of(document, context):
        yield body
