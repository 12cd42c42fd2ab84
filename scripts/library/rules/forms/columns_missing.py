"""A table without columns."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.forms.asked import groups, is_form, questions_of
from library.rules.rule import Context, Rule, at


def _check(document: Document, context: Context) -> Iterator[Finding]:
    if not is_form(document):
        return
    for question in questions_of(document, context):
        if question.kind == "table" and not any(groups(question.node, "columns")):
            yield Finding(
                at(document, question.node.get("kind") or question.node),
                f"{question.named} is a table, and no column is given.",
                "`columns:` with an `id` and a `label` for each; or `kind: actions`, which brings its own",
            )


RULE = Rule(
    name="columns-missing",
    what="A question of the kind `table` names no columns.",
    why="There would be nothing to write into.",
    check=_check,
)
