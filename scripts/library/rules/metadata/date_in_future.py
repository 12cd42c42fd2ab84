"""A day that has not come yet."""

from collections.abc import Iterator

from library.model import fields
from library.model.messages import said
from library.model.problem import Finding
from library.reading.documents import Document
from library.reading.records import as_date
from library.rules.metadata.records import every_scalar
from library.rules.rule import Context, Rule, at


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for value, kind, scalar in every_scalar(document, context):
        if isinstance(kind, fields.Date) and not kind.future:
            day = as_date(scalar.text.strip())
            if day and day > context.today:
                words = said("date-in-future", path=value.path, day=day, today=context.today)
                yield Finding(at(document, scalar), *words)


RULE = Rule(
    name="date-in-future",
    what="A date tells of something done, and lies in the future.",
    why="Readers would trust a check that nobody has made yet.",
    check=_check,
)
