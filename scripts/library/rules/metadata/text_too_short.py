"""Too few words to tell anybody anything."""

from collections.abc import Iterator

from library.model import fields
from library.model.messages import plural, said
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import every_scalar
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for value, kind, scalar in every_scalar(document, context):
        if not isinstance(kind, fields.Text) or kind.pattern:
            continue
        length = len(" ".join(scalar.text.split()))
        if length < kind.min:
            text = short(scalar.text)
            words = said("text-too-short", path=value.path, text=text, length=length, s=plural(length), min=kind.min)
            yield Finding(at(document, scalar), *words)


RULE = Rule(
    name="text-too-short",
    what="A text has fewer characters than it needs to say something.",
    why="Readers choose by these words, often in a hurry. One word does not let them choose.",
    check=_check,
)
