"""More ticks allowed than there are boxes."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.forms.asked import is_form, questions_of
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at


def _check(document: Document, context: Context) -> Iterator[Finding]:
    if not is_form(document):
        return
    for question in questions_of(document, context):
        most = one(question.node, "most")
        count = len(question.options)
        if most and question.kind == "several" and most.text.isdecimal() and 0 < count <= int(most.text[:9]):
            yield Finding(
                at(document, most),
                f"{question.named} has {count} options and lets people tick {most.text}.",
                f"A number below {count}, or delete `most`",
            )


RULE = Rule(
    name="most-too-large",
    what="A question lets people tick as many answers as it has, or more.",
    why="“Tick three at most” beside three boxes says nothing, and people wonder what they have missed.",
    check=_check,
)
