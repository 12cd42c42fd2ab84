"""What the rules on published addresses share: resources/published.txt, understood once."""

from collections.abc import Mapping
from typing import NamedTuple

from library.rules.rule import Context

PATH = "resources/published.txt"


class Published(NamedTuple):
    """One line of the file: an address that readers were given."""

    line: int
    id: str
    address: str

    @property
    def slug(self) -> str:
        """The folder's name in a resource's own address, else nothing."""
        parts = self.address.strip("/").split("/")
        return parts[1] if len(parts) == 2 and parts[0] == "resources" else ""


def lines(context: Context) -> tuple[Published, ...]:
    """Return the lines that give an id and an address."""
    return tuple(
        Published(number, parts[0], parts[1])
        for number, line in enumerate(context.tree.published, start=1)
        if len(parts := line.split()) >= 2 and not line.startswith("#")
    )


def by_id(context: Context) -> Mapping[str, tuple[Published, ...]]:
    """Return the lines of each id."""
    kept = context.cache.get("published by id")
    if isinstance(kept, dict):
        return kept
    found: dict[str, tuple[Published, ...]] = {}
    for line in lines(context):
        found[line.id] = (*found.get(line.id, ()), line)
    context.cache["published by id"] = found
    return found
