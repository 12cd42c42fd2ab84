"""A table whose columns have no names."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.rule import Context, Rule, on_line


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for table in document.body.tables if document.body else ():
        if not any(header.strip() for header in table.headers):
            columns = max(1, len(table.headers))
            yield Finding(
                on_line(document, table.line),
                "The first row of this table is empty, so its columns have no names.",
                "| " + " | ".join(f"Name of column {number}" for number in range(1, columns + 1)) + " |",
            )


RULE = Rule(
    name="table-without-header",
    what="A table has no header row, or one with nothing in it.",
    why="A screen reader says the name of the column with each cell; without it the cells are loose words.",
    check=_check,
)
