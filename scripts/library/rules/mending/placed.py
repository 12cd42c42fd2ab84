"""A document's single values, each with its place among the others and the kind that it should be."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from library.model import fields
from library.model.nodes import Scalar
from library.reading.documents import Document
from library.rules.mending.meaning import Meaning, meaning_of
from library.rules.mending.mend import Edit, Mend, Path, span
from library.rules.metadata.records import FieldValue, every_value, scalars_of
from library.rules.rule import Context, short


@dataclass(frozen=True)
class Value:
    """One value that somebody wrote."""

    field: FieldValue
    kind: fields.Kind
    scalar: Scalar
    path: Path


@dataclass(frozen=True)
class Placed:
    """A document in the middle of its mending."""

    document: Document
    context: Context

    @property
    def text(self) -> str:
        """Its text."""
        return self.document.text

    @cached_property
    def meaning(self) -> Meaning:
        """What it says."""
        return meaning_of(self.document)

    @cached_property
    def values(self) -> dict[tuple[int, int], Value]:
        """Its single values, by line and column."""
        return {(value.scalar.line, value.scalar.column): value for value in self._values()}

    def _values(self) -> Iterator[Value]:
        for value in every_value(self.document, self.context):
            for kind, scalar in scalars_of(value.spec.kind, value.node):
                path = self.meaning.values_at.get((scalar.line, scalar.column))
                if path is not None and self.meaning.values.get(path) == scalar.text:
                    yield Value(value, kind, scalar, path)

    def other_words(self, rule: str, value: Value, words: str) -> Iterator[Mend]:
        """Propose other words for a value, which keeps the quotes that it has."""
        place = span(self.text, value.scalar)
        if place and words != value.scalar.text:
            what = f"`{short(value.scalar.text)}` becomes `{words}`"
            yield Mend(
                rule,
                value.scalar.line,
                value.scalar.column,
                what,
                (Edit(*place, words),),
                (value.path,),
                {value.path: words},
            )
