"""What the rules on storyboards share: the scenes as they were written, whatever else is wrong with them."""

from collections.abc import Iterator
from typing import NamedTuple

from library.model.nodes import Mapping, Scalar, Sequence
from library.model.storyboard import Storyboard
from library.reading.documents import Document
from library.rules.metadata.records import one


class SceneNode(NamedTuple):
    """One scene of a storyboard."""

    node: Mapping
    place: int
    """Its number in the film, from 1."""

    @property
    def name(self) -> str:
        """Its id, or else its number, for a message."""
        written = one(self.node, "id")
        return f"`{written.text}`" if written else f"number {self.place}"

    @property
    def seconds(self) -> int:
        """How long it stands; nought where that can't be read."""
        written = one(self.node, "seconds")
        return int(written.text) if written and written.text.strip().isdecimal() else 0

    @property
    def lines(self) -> tuple[Mapping, ...]:
        """Its lines of words."""
        listed = self.node.get("words")
        items = listed.items if isinstance(listed, Sequence) else ()
        return tuple(item for item in items if isinstance(item, Mapping))


def scenes_of(document: Document) -> Iterator[SceneNode]:
    """Go through a storyboard's scenes; through none of another document."""
    listed = document.front.get("scenes") if document.model is Storyboard and document.front else None
    for place, item in enumerate(listed.items if isinstance(listed, Sequence) else (), start=1):
        if isinstance(item, Mapping):
            yield SceneNode(item, place)


def where(scene: SceneNode, field: str) -> Mapping | Scalar:
    """Return the place to point at: the field's value if it is one value, else the scene."""
    return one(scene.node, field) or scene.node
