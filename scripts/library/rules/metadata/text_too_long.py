"""More words than their place on the page has room for."""

from collections.abc import Iterator

from library.model import fields
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import every_scalar
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for value, kind, scalar in every_scalar(document, context):
        # A misshapen id has one fault, its shape.
        if not isinstance(kind, fields.Text) or kind.pattern:
            continue
        length = len(" ".join(scalar.text.split()))
        if length > kind.max:
            over = length - kind.max
            yield Finding(
                at(document, scalar),
                f"`{value.path}` has {length} characters, {over} too many: `{short(scalar.text)}`",
                f"Take out {over} character{'' if over == 1 else 's'}",
            )


RULE = Rule(
    name="text-too-long",
    what="A text has more characters than fit where it is shown.",
    why="On cards and on a phone the end would be cut off, or push everything else down.",
    check=_check,
)
