"""A list with too few or too many items."""

from collections.abc import Iterator

from library.model import fields
from library.model.messages import part, plural, said
from library.model.nodes import Sequence
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import every_value, is_joined
from library.rules.rule import Context, Rule, at


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for value in every_value(document, context):
        kind = value.spec.kind
        if not isinstance(kind, fields.ListOf) or not isinstance(value.node, Sequence):
            continue
        count = len(value.node.items)
        if kind.min <= count <= kind.max or is_joined(document, value.node):
            continue
        found, by = ("list-too-short", kind.min - count) if count < kind.min else ("list-too-long", count - kind.max)
        words = said(found, path=value.path, count=count or part("none"), s=plural(count), room=_room(kind), by=by)
        yield Finding(at(document, value.key), *words)


def _room(kind: fields.ListOf) -> str:
    if kind.min == kind.max:
        return part("exactly", min=kind.min)
    return part("from-to" if kind.min else "at-most", min=kind.min, max=kind.max)


RULE = Rule(
    name="list-wrong-length",
    what="A list has fewer or more items than it takes.",
    why="A list that is too long is not read, and a missing item leaves a gap on the page.",
    check=_check,
)
