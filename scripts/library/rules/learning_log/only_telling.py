"""An entry whose every action tells people something."""

from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.reading.documents import Document
from library.rules.learning_log.entries import front_of, groups
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at


def _check(document: Document, _: Context) -> Iterator[Finding]:
    front = front_of(document)
    types = [type_ for action in groups(front, "actions") if (type_ := one(action, "type"))] if front else []
    if types and all(type_.text.strip() == "tell" for type_ in types):
        yield Finding(
            at(document, types[0]),
            "All that happens is that people are told.",
            "Add an action that gives people practice, a tool or time, or that changes how work is organised",
        )


RULE = Rule(
    name="only-telling",
    what="Every action of an entry has the type `tell`.",
    why="Being told is the weakest help. Without practice, tools or time most people go on as before.",
    severity=Severity.WARNING,
    check=_check,
)
