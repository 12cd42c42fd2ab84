"""A re-check of an entry that was not closed by then."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.learning_log.entries import closing, day, front_of, groups
from library.rules.rule import Context, Rule, at


def _check(document: Document, _: Context) -> Iterator[Finding]:
    front = front_of(document)
    key = front.key("rechecks") if front else None
    if not front or not key:
        return
    if not front.key("closed"):
        if any(groups(front, "rechecks")):
            yield Finding(
                at(document, key),
                "The entry has re-checks, and it was never closed.",
                "Put what was found under `use` or `difference_for_children` of the action, until the entry is closed",
            )
        return
    closed = day(closing(front), "date")
    for recheck in groups(front, "rechecks"):
        found = day(recheck, "date")
        if closed and found and found[1] <= closed[1]:
            yield Finding(
                at(document, found[0]),
                f"The re-check was on {found[1]}, and the entry was closed on {closed[1]}.",
                "The day of a look after the closing; what was known before belongs under `closed`",
            )


RULE = Rule(
    name="recheck-before-closing",
    what="A re-check is dated before the entry was closed, or stands in an entry that is open.",
    why="A re-check tells readers that a change lasted. Before the closing nothing could last yet.",
    check=_check,
)
