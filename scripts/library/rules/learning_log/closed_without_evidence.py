"""An entry that is closed, and nobody says that anything is in use or different."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.learning_log.entries import front_of, groups
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at


def _check(document: Document, _: Context) -> Iterator[Finding]:
    front = front_of(document)
    key = front.key("closed") if front else None
    if not front or not key:
        return
    if any(one(action, "use") or one(action, "difference_for_children") for action in groups(front, "actions")):
        return
    yield Finding(
        at(document, key),
        "The entry is closed, and none of its actions says that it is used or what became different for children.",
        "Add `use` or `difference_for_children` to an action, with what shows it, or delete `closed`",
    )


RULE = Rule(
    name="closed-without-evidence",
    what="An entry of the learning log is closed, and no action says `use` or `difference_for_children`.",
    why="Readers would take it that the learning arrived, and nobody has looked whether it did.",
    check=_check,
)
