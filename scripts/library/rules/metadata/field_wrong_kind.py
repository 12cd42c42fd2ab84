"""A value of another kind than its field takes."""

from collections.abc import Iterator
from collections.abc import Mapping as Dictionary
from typing import NamedTuple

from library.model import fields
from library.model.nodes import Mapping, Node, Scalar, Sequence
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata import examples, kinds
from library.rules.metadata.records import every_value, near, traps_at
from library.rules.rule import Context, Rule, at, short


class _Wrong(NamedTuple):
    node: Node
    message: str
    instead: str


def _check(document: Document, context: Context) -> Iterator[Finding]:
    trapped = traps_at(document)
    for value in every_value(document, context):
        for wrong in _wrong(value.spec.kind, value.node, context):
            # What YAML itself turns into something else has been said already.
            if (wrong.node.line, wrong.node.column) not in trapped:
                yield Finding(at(document, wrong.node), f"`{value.path}` {wrong.message}", wrong.instead)


def _wrong(kind: fields.Kind, node: Node, context: Context) -> Iterator[_Wrong]:
    if isinstance(node, Scalar) and not node.text.strip():
        return
    if isinstance(kind, fields.ListOf):
        if isinstance(node, Sequence):
            for item in node.items:
                yield from _wrong(kind.item, item, context)
        else:
            yield _Wrong(node, f"takes a list, and {_said(node)}.", _as_list(kind, node, context))
    elif isinstance(kind, fields.Record):
        if not isinstance(node, Mapping):
            yield _Wrong(node, f"takes a group of fields, and {_said(node)}.", examples.value(kind, context))
    elif not isinstance(node, Scalar):
        yield _Wrong(node, f"takes one value, and {_said(node)}.", _first_of(kind, node, context))
    elif fault := kinds.fault(kind, node.text.strip()):
        yield _Wrong(node, f"says `{short(node.text)}`, {fault.message}", fault.instead)


def _said(node: Node) -> str:
    if isinstance(node, Scalar):
        return f"`{short(node.text)}` is one value"
    return "this is a list" if isinstance(node, Sequence) else "this is a group of fields"


def _as_list(kind: fields.ListOf, node: Node, context: Context) -> str:
    if isinstance(node, Scalar) and isinstance(kind.item, fields.Term | fields.Reference | fields.Number):
        words = (
            context.catalogue.vocabulary(kind.item.vocabulary).ids_by_word()
            if isinstance(kind.item, fields.Term)
            else {}
        )
        parts = [part.strip() for part in node.text.strip("[]").split(",")]
        return f"[{', '.join(_meant(part, words) for part in parts)}]"
    if isinstance(node, Scalar) and not isinstance(kind.item, fields.Record):
        return f"- {node.text}"
    return examples.value(kind, context)


def _meant(word: str, words: Dictionary[str, str]) -> str:
    """Return the id of a term that somebody named in other words."""
    return words.get(word.lower()) or words.get(near(word, words), word)


def _first_of(kind: fields.Kind, node: Node, context: Context) -> str:
    first = node.items[0] if isinstance(node, Sequence) and node.items else None
    return first.text if isinstance(first, Scalar) and first.text else examples.value(kind, context)


RULE = Rule(
    name="field-wrong-kind",
    what="A field holds another kind of value than it takes, such as words in place of a number.",
    why="A value that can't be understood is left out, and readers miss what it would have told them.",
    check=_check,
)
