"""A field or a list item with nothing in it."""

from collections.abc import Iterator

from library.model.messages import said
from library.model.nodes import Node, Scalar, Sequence
from library.model.problem import Finding, Place
from library.reading.documents import Document
from library.rules.metadata import examples
from library.rules.metadata.records import FieldValue, every_value, traps_at
from library.rules.rule import Context, Rule, at


def _check(document: Document, context: Context) -> Iterator[Finding]:
    trapped = traps_at(document)
    for value in every_value(document, context):
        if _is_empty(value.node) and (value.node.line, value.node.column) not in trapped:
            yield _finding(value, at(document, value.key), context)
        elif isinstance(value.node, Sequence):
            for item in value.node.items:
                if _is_empty(item) and (item.line, item.column) not in trapped:
                    yield Finding(at(document, item), *said("item-empty", path=value.path))


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _finding(value: FieldValue, place: Place, context: Context) -> Finding:
    if value.spec.required:
        return Finding(
            place, *said("field-empty-required", path=value.path, example=examples.line(value.spec, context))
        )
    return Finding(place, *said("field-empty", path=value.path))


RULE = Rule(
    name="field-empty",
    what="A field is named and nothing follows, or a list has an item without words.",
    why="Readers would meet a gap, and nobody could tell whether something was forgotten.",
    check=_check,
)
