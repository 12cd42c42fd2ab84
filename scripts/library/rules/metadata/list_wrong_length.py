"""A list with too few or too many items."""

from collections.abc import Iterator

from library.model import fields
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
        by = kind.min - count if count < kind.min else count - kind.max
        yield Finding(
            at(document, value.key),
            f"`{value.path}` has {count or 'no'} item{'' if count == 1 else 's'}. It takes {_room(kind)}.",
            f"{'Add' if count < kind.min else 'Take out'} {by}",
        )


def _room(kind: fields.ListOf) -> str:
    if kind.min == kind.max:
        return f"exactly {kind.min}"
    return f"{kind.min} to {kind.max}" if kind.min else f"at most {kind.max}"


RULE = Rule(
    name="list-wrong-length",
    what="A list has fewer or more items than it takes.",
    why="A list that is too long is not read, and a missing item leaves a gap on the page.",
    check=_check,
)
