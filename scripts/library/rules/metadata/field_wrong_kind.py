"""A value of another kind than its field takes."""

from collections.abc import Iterator
from collections.abc import Mapping as Dictionary
from typing import NamedTuple

from library.model import fields
from library.model.messages import part, said
from library.model.nodes import Mapping, Node, Scalar, Sequence
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata import examples, kinds
from library.rules.metadata.records import every_value, near, traps_at
from library.rules.rule import Context, Rule, at, short


class _Wrong(NamedTuple):
    node: Node
    found: str
    meant: str
    said: str = ""
    """What was written instead."""
    fault: str = ""
    text: str = ""


def _check(document: Document, context: Context) -> Iterator[Finding]:
    trapped = traps_at(document)
    for value in every_value(document, context):
        for wrong in _wrong(value.spec.kind, value.node, context):
            # What YAML itself turns into something else has been said already.
            if (wrong.node.line, wrong.node.column) not in trapped:
                values = {"said": wrong.said, "fault": wrong.fault, "text": wrong.text, "meant": wrong.meant}
                yield Finding(at(document, wrong.node), *said(wrong.found, path=value.path, **values))


def _wrong(kind: fields.Kind, node: Node, context: Context) -> Iterator[_Wrong]:
    if isinstance(node, Scalar) and not node.text.strip():
        return
    if isinstance(kind, fields.ListOf):
        if isinstance(node, Sequence):
            for item in node.items:
                yield from _wrong(kind.item, item, context)
        else:
            yield _Wrong(node, "wrong-kind-list", _as_list(kind, node, context), _said(node))
    elif isinstance(kind, fields.Record):
        if not isinstance(node, Mapping):
            yield _Wrong(node, "wrong-kind-group", examples.value(kind, context), _said(node))
    elif not isinstance(node, Scalar):
        yield _Wrong(node, "wrong-kind-one", _first_of(kind, node, context), _said(node))
    elif fault := kinds.fault(kind, node.text.strip()):
        yield _Wrong(node, "wrong-kind-value", fault.instead, fault=fault.message, text=short(node.text))


def _said(node: Node) -> str:
    if isinstance(node, Scalar):
        return part("said-one-value", text=short(node.text))
    return part("said-list" if isinstance(node, Sequence) else "said-group")


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
