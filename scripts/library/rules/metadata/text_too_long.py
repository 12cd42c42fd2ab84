"""More words than their place on the page has room for."""

from collections.abc import Iterator

from library.model import fields
from library.model.messages import plural, said
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
            text = short(scalar.text)
            words = said("text-too-long", path=value.path, length=length, over=over, text=text, s=plural(over))
            yield Finding(at(document, scalar), *words)


RULE = Rule(
    name="text-too-long",
    what="A text has more characters than fit where it is shown.",
    why="On cards and on a phone the end would be cut off, or push everything else down.",
    check=_check,
)
