"""What the rules on case exercises share: the parts of exercise.yml as written, whatever else is wrong with it."""

from collections.abc import Iterator

from library.model.exercise import Exercise
from library.model.nodes import Mapping, Sequence
from library.reading.documents import Document
from library.rules.metadata.records import one


def holders(document: Document) -> Iterator[Mapping]:
    """Go through an exercise's envelopes; none in any other document."""
    yield from parts(document, "holders")


def events(document: Document) -> Iterator[Mapping]:
    """Go through an exercise's events; none in any other document."""
    yield from parts(document, "events")


def stops(document: Document) -> Iterator[Mapping]:
    """Go through an exercise's stops; none in any other document."""
    yield from parts(document, "stops")


def ids(found: Iterator[Mapping]) -> list[str]:
    """Return the ids of parts, each once, in their order."""
    return [*dict.fromkeys(id_.text for part in found if (id_ := one(part, "id")))]


def parts(document: Document, name: str) -> Iterator[Mapping]:
    """Go through the entries of one list of an exercise."""
    found = document.front.get(name) if document.front and document.model is Exercise else None
    if isinstance(found, Sequence):
        yield from (item for item in found.items if isinstance(item, Mapping))
