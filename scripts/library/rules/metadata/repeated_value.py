"""The same value twice in one list."""

from collections.abc import Iterator

from library.model import fields
from library.model.messages import said
from library.model.nodes import Scalar, Sequence
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import every_value
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for value in every_value(document, context):
        if not isinstance(value.spec.kind, fields.ListOf) or not isinstance(value.node, Sequence):
            continue
        seen: set[str] = set()
        for item in value.node.items:
            if not isinstance(item, Scalar) or not item.text.strip():
                continue
            same = " ".join(item.text.casefold().split())
            if same in seen:
                words = said("repeated-value", text=short(item.text), path=value.path)
                yield Finding(at(document, item), *words)
            seen.add(same)


RULE = Rule(
    name="repeated-value",
    what="A list has the same value twice.",
    why="Readers would see it twice, and may miss what was meant to stand there.",
    check=_check,
)
