"""A question that a return must hold and may not hold."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.forms.asked import is_form, questions_of
from library.rules.rule import Context, Rule, at


def _check(document: Document, context: Context) -> Iterator[Finding]:
    if not is_form(document):
        return
    for question in questions_of(document, context):
        flags = {name: question.node.text(name).strip() for name in ("private", "required")}
        key = question.node.key("private")
        if key and set(flags.values()) == {"true"}:
            yield Finding(
                at(document, key),
                f"{question.named} is both private and required.",
                "Delete `private` if it should be handed on, or `required` if it should stay with the person",
            )


RULE = Rule(
    name="private-and-required",
    what="A question stays with the person who answers it, and is needed for the return as well.",
    why="No return could ever be complete, or somebody would hand on what they were told stays with them.",
    check=_check,
)
