"""An envelope with no card in it."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.exercises.parts import events, holders
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    used = {written.text for event in events(document) if (written := one(event, "holder"))}
    for holder in holders(document):
        written = one(holder, "id")
        if written and written.text not in used:
            yield Finding(
                at(document, written),
                f"No event lies in the envelope `{short(written.text)}`.",
                f"Write `holder: {short(written.text)}` in its events, or delete the holder",
            )


RULE = Rule(
    name="holder-without-events",
    what="A case exercise has an envelope that none of its events lies in.",
    why="Somebody in the group would hold an empty envelope for an hour.",
    check=_check,
)
