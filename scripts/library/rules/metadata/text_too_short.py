"""Too few words to tell anybody anything."""

from collections.abc import Iterator

from library.model import fields
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
            characters = f"{length} character{'' if length == 1 else 's'}"
            yield Finding(
                at(document, scalar),
                f"`{value.path}` says only `{short(scalar.text)}`, {characters}. It needs {kind.min}.",
                "Say in a few more words what a reader gets",
            )


RULE = Rule(
    name="text-too-short",
    what="A text has fewer characters than it needs to say something.",
    why="Readers choose by these words, often in a hurry. One word does not let them choose.",
    check=_check,
)
