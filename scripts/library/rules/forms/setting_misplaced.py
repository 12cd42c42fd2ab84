"""Something written below a question that its kind does not use."""

from collections.abc import Iterator, Mapping

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.forms.asked import CHOOSING, groups, is_form, questions_of
from library.rules.rule import Context, Rule, at

USED_BY: Mapping[str, frozenset[str]] = {
    "options": CHOOSING,
    "most": frozenset({"several"}),
    "columns": frozenset({"table"}),
    "low": frozenset({"scale"}),
    "high": frozenset({"scale"}),
    "rows": frozenset({"text", "table", "actions"}),
}
KINDS = frozenset(
    {
        "text",
        "line",
        "number",
        "date",
        "yes-no",
        "one",
        "several",
        "ranking",
        "scale",
        "rag",
        "role",
        "table",
        "actions",
    }
)
"""Of a kind that does not exist, another rule speaks."""


def _check(document: Document, context: Context) -> Iterator[Finding]:
    if not is_form(document):
        return
    for question in questions_of(document, context):
        for name, kinds in USED_BY.items():
            key = question.node.key(name)
            if key and question.kind in KINDS - kinds:
                wanted = " or ".join(f"`{kind}`" for kind in sorted(kinds))
                yield Finding(
                    at(document, key),
                    f"{question.named} is of the kind `{question.kind}`, which has no `{name}`.",
                    f"Delete `{name}`, or make the kind {wanted}",
                )
        for column in groups(question.node, "columns"):
            key = column.key("options")
            if key and column.text("kind").strip() != "one":
                yield Finding(
                    at(document, key),
                    f"The column `{column.text('id')}` has options, and its kind is not `one`.",
                    "`kind: one`, or delete the options",
                )


RULE = Rule(
    name="setting-misplaced",
    what="A question has options, columns, `most`, `low`, `high` or `rows`, and its kind does not use them.",
    why="What was written there would not be shown, and people would answer another question than was meant.",
    check=_check,
)
