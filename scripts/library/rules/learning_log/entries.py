"""What the rules on the learning log share: the groups of fields that somebody wrote, whatever else is wrong."""

from collections.abc import Iterator
from datetime import date

from library.model.learning_log import LearningEntry
from library.model.nodes import Mapping, Scalar, Sequence
from library.reading.documents import Document
from library.reading.records import as_date
from library.rules.metadata.records import one


def front_of(document: Document) -> Mapping | None:
    """Return the fields of an entry of the learning log; None for every other document."""
    return document.front if document.model is LearningEntry else None


def groups(front: Mapping, name: str) -> Iterator[Mapping]:
    """Go through the groups of a list, such as `actions`."""
    node = front.get(name)
    if isinstance(node, Sequence):
        yield from (item for item in node.items if isinstance(item, Mapping))


def closing(front: Mapping) -> Mapping | None:
    """Return what stands under `closed`."""
    node = front.get("closed")
    return node if isinstance(node, Mapping) else None


def day(node: Mapping | None, name: str) -> tuple[Scalar, date] | None:
    """Return a day with its place, if it is one."""
    scalar = one(node, name)
    found = as_date(scalar.text.strip()) if scalar else None
    return (scalar, found) if scalar and found else None


def words(front: Mapping, *names: str) -> Iterator[Scalar]:
    """Go through the sentences of an entry under these names, wherever in it they stand."""
    inside = (*groups(front, "actions"), *groups(front, "rechecks"))
    nodes = (front, *(node for node in (front.get("source"), closing(front)) if isinstance(node, Mapping)), *inside)
    for node in nodes:
        for name in names:
            if found := one(node, name):
                yield found
