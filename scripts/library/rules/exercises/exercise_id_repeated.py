"""Two events or two envelopes of a case exercise with one id."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.exercises.parts import events, holders
from library.rules.metadata.records import repeated
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for what, found in (("envelope", holders(document)), ("event", events(document))):
        for written, earlier in repeated(found):
            message = f"`{short(written.text)}` is the id of another {what}, on line {earlier.line}."
            yield Finding(at(document, written), message, "Give one of the two a name of its own")


RULE = Rule(
    name="exercise-id-repeated",
    what="Two events or two holders of a case exercise have the same id.",
    why="A link or a stop would mean the one or the other, and nobody could say which.",
    check=_check,
)
