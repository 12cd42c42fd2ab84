"""What the rules on fields share: going through every field of every record, groups inside lists included."""

import difflib
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dictionary
from functools import cache
from typing import NamedTuple

from library.model import fields
from library.model.nodes import Mapping, Node, Scalar, Sequence
from library.reading.documents import Document
from library.rules.rule import Context


class FieldValue(NamedTuple):
    """One field that somebody wrote, with what it should hold."""

    spec: fields.Field
    key: Scalar
    node: Node
    path: str
    """The field's name with the names of the groups around it: `sources[2].year`."""


class Group(NamedTuple):
    """One mapping and the model it should follow."""

    node: Mapping
    model: type
    path: str


def groups_of(document: Document) -> Iterator[Group]:
    """Go through a document's records and the groups inside them."""
    for record in document.records:
        yield from _groups(Group(record.node, record.model, ""))


def values_of(document: Document) -> Iterator[FieldValue]:
    """Go through every known field that is written anywhere in a document. A repeated name counts once."""
    for group in groups_of(document):
        specs = specs_of(group.model)
        seen: set[str] = set()
        for key, node in group.node.entries:
            if key.text in specs and key.text not in seen:
                seen.add(key.text)
                yield FieldValue(specs[key.text], key, node, group.path + key.text)


@cache
def specs_of(model: type) -> Dictionary[str, fields.Field]:
    """Return a model's fields by name."""
    return {spec.name: spec for spec in fields.fields_of(model)}


def every_value(document: Document, context: Context) -> tuple[FieldValue, ...]:
    """Return what `values_of` finds, worked out once for all rules."""
    kept = context.cache.get(f"values of {document.path}")
    if not isinstance(kept, tuple):
        kept = context.cache[f"values of {document.path}"] = tuple(values_of(document))
    return kept


def every_scalar(document: Document, context: Context) -> tuple[tuple[FieldValue, fields.Kind, Scalar], ...]:
    """Return the single values that say something, worked out once for all rules.

    Where YAML set a trap, that is problem enough.
    """
    kept = context.cache.get(f"scalars of {document.path}")
    if not isinstance(kept, tuple):
        kept = context.cache[f"scalars of {document.path}"] = tuple(_every_scalar(document, context))
    return kept


def forget(document: Document, context: Context) -> None:
    """Let what was worked out for a document go, because its text has changed."""
    for what in ("values", "scalars"):
        context.cache.pop(f"{what} of {document.path}", None)


def _every_scalar(document: Document, context: Context) -> Iterator[tuple[FieldValue, fields.Kind, Scalar]]:
    trapped = traps_at(document)
    for value in every_value(document, context):
        for kind, scalar in scalars_of(value.spec.kind, value.node):
            if scalar.text.strip() and (scalar.line, scalar.column) not in trapped:
                yield value, kind, scalar


def traps_at(document: Document) -> frozenset[tuple[int, int]]:
    """Return the line and column of every trap."""
    return frozenset((trap.line, trap.column) for trap in document.traps)


def is_joined(document: Document, node: Sequence) -> bool:
    """Tell whether two items of a list have become one, which is problem enough."""
    last = max((item.end_line for item in node.items if isinstance(item, Scalar)), default=node.line)
    return any(trap.kind == "joined-lines" and node.line <= trap.line <= last for trap in document.traps)


def scalars_of(kind: fields.Kind, node: Node) -> Iterator[tuple[fields.Kind, Scalar]]:
    """Go through the single values of a field, with the kind that each should be."""
    if isinstance(kind, fields.ListOf):
        if isinstance(node, Sequence):
            for item in node.items:
                yield from scalars_of(kind.item, item)
    elif isinstance(node, Scalar) and not isinstance(kind, fields.Record):
        yield kind, node


def one(node: Mapping | None, name: str) -> Scalar | None:
    """Return a field's value when it is one value that says something."""
    found = node.get(name) if node else None
    return found if isinstance(found, Scalar) and found.text.strip() else None


def repeated(groups: Iterable[Mapping], name: str = "id") -> Iterator[tuple[Scalar, Scalar]]:
    """Go through the values of a field that stand in an earlier group already, each with the first of them."""
    first: dict[str, Scalar] = {}
    for group in groups:
        written = one(group, name)
        if written and (earlier := first.setdefault(written.text.strip(), written)) is not written:
            yield written, earlier


def documents_by_id(context: Context) -> Dictionary[str, Document]:
    """Return the resources by the id they give, whatever else is wrong with them; the first of two counts."""
    kept = context.cache.get("documents by id")
    if isinstance(kept, dict):
        return kept
    found = {id_.text: document for document in reversed(context.tree.resources) if (id_ := one(document.front, "id"))}
    context.cache["documents by id"] = found
    return found


def near(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, or nothing."""
    found = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.7)
    return found[0] if found else ""


def _groups(group: Group) -> Iterator[Group]:
    yield group
    for spec in _specs_of_groups(group.model):
        node = group.node.get(spec.name)
        kind = spec.kind
        if isinstance(kind, fields.ListOf) and isinstance(kind.item, fields.Record) and isinstance(node, Sequence):
            for place, item in enumerate(node.items, start=1):
                if isinstance(item, Mapping):
                    yield from _groups(Group(item, kind.item.model, f"{group.path}{spec.name}[{place}]."))
        elif isinstance(kind, fields.Record) and isinstance(node, Mapping):
            yield from _groups(Group(node, kind.model, f"{group.path}{spec.name}."))


@cache
def _specs_of_groups(model: type) -> tuple[fields.Field, ...]:
    """Return the fields that hold groups: few of many, and every rule asks."""
    return tuple(
        spec
        for spec in fields.fields_of(model)
        if isinstance(spec.kind.item if isinstance(spec.kind, fields.ListOf) else spec.kind, fields.Record)
    )
