"""An event in an envelope that its exercise does not have."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.exercises.parts import events, holders, ids
from library.rules.metadata.records import near, one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    known = ids(holders(document))
    for event in events(document):
        written = one(event, "holder")
        if not written or written.text in known:
            continue
        meant = near(written.text, known)
        yield Finding(
            at(document, written),
            f"The event lies in the envelope `{short(written.text)}`, which the exercise does not have."
            + (f" Did you mean `{meant}`?" if meant else ""),
            meant
            or (f"One of {', '.join(f'`{id_}`' for id_ in known)}" if known else "The id of one of the `holders`"),
        )


RULE = Rule(
    name="event-holder-unknown",
    what="An event of a case exercise names a holder that is not among its `holders`.",
    why="Its card would lie in no envelope, and the story would have a hole.",
    check=_check,
)
