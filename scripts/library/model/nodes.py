"""YAML as written: every value with the line and column it stands on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from library.model.packing import Packed


@dataclass(frozen=True, slots=True)
class Scalar(Packed):
    """One value."""

    text: str
    """The words as written, without their quotes."""
    line: int
    column: int
    plain: bool = True
    """Whether it stands without quotes."""
    end_line: int = 0
    """The line on which it ends."""


@dataclass(frozen=True, slots=True)
class Sequence(Packed):
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping(Packed):
    """Names with values, in the order of the file; a repeated name stands twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int

    def get(self, name: str) -> "Node | None":
        """Return the first value of a name."""
        return next((node for key, node in self.entries if key.text == name), None)

    def key(self, name: str) -> Scalar | None:
        """Return the name itself, for its place."""
        return next((key for key, _ in self.entries if key.text == name), None)

    def text(self, name: str) -> str:
        """Return a name's value when it is one value, else nothing."""
        node = self.get(name)
        return node.text if isinstance(node, Scalar) else ""

    def scalars(self, name: str) -> Iterator[Scalar]:
        """Go through the values of a name, whether it has one value or a list of them."""
        node = self.get(name)
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Sequence):
            yield from (item for item in node.items if isinstance(item, Scalar))


Node: TypeAlias = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Trap:
    """A place where YAML reads something else than its author meant."""

    kind: str
    """Which trap, such as `unquoted-colon`; a rule of the same name explains it."""
    line: int
    column: int
    written: str
    """What stands there."""
    instead: str
    """What to write."""
    detail: str = ""
    """What YAML would have made of it."""
