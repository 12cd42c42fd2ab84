"""A question that offers nothing to choose from."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.forms.asked import CHOOSING, groups, ids_of, is_form, place_of, questions_of
from library.rules.rule import Context, Rule, at

FEWEST = 2


def _check(document: Document, context: Context) -> Iterator[Finding]:
    if not is_form(document):
        return
    for question in questions_of(document, context):
        if question.kind in CHOOSING and len(question.options) < FEWEST:
            yield Finding(
                at(document, place_of(question.node, "options")),
                f"{question.named} is of the kind `{question.kind}` and has {_count(len(question.options))}.",
                "`options:` with an `id` and a `label` for each answer",
            )
        for column in groups(question.node, "columns"):
            if column.text("kind").strip() == "one" and len(ids_of(column, "options")) < FEWEST:
                yield Finding(
                    at(document, place_of(column, "options")),
                    f"The column `{column.text('id')}` is of the kind `one` "
                    f"and has {_count(len(ids_of(column, 'options')))}.",
                    "`options:` with an `id` and a `label` for each answer",
                )


def _count(number: int) -> str:
    return "only one option" if number else "no options"


RULE = Rule(
    name="options-missing",
    what="A question or a column where people choose or put in order has fewer than two options.",
    why="People would find a question that they can't answer.",
    check=_check,
)
