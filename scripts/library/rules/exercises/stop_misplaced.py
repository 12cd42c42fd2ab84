"""A stop after an event that does not exist, or before the stop that stands above it."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.exercises.parts import events, ids, stops
from library.rules.metadata.records import near, one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    known = ids(events(document))
    latest = -1
    for stop in stops(document):
        written = one(stop, "after")
        if not written:
            continue
        if written.text not in known:
            meant = near(written.text, known)
            yield Finding(
                at(document, written),
                f"The group stops after `{short(written.text)}`, which is no event of this exercise."
                + (f" Did you mean `{meant}`?" if meant else ""),
                meant or "The id of an event",
            )
            continue
        place = known.index(written.text)
        if place <= latest:
            yield Finding(
                at(document, written),
                f"This stop comes after event {place + 1}, and the one above it after event {latest + 1}.",
                "Put the stops in the order of their events, one after each",
            )
        latest = max(latest, place)


RULE = Rule(
    name="stop-misplaced",
    what="A stop of a case exercise names none of its events, or stands below a stop that comes later or with it.",
    why="The facilitator's view leads through events and stops in their order; this one would be lost.",
    check=_check,
)
