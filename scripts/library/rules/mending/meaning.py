"""What a file says, value by value: by this a mend is proved to change nothing but what it is for."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from library.model.nodes import Mapping as MappingNode
from library.model.nodes import Node, Scalar
from library.reading.documents import Document
from library.reading.rereading import fields_of
from library.rules.mending.mend import Mend, Path

NOTHING_IN_LIST, NOTHING_IN_GROUP = "[]", "{}"


@dataclass(frozen=True, slots=True)
class Meaning:
    """Everything that a file says."""

    values: Mapping[Path, str] = field(default_factory=dict)
    body: str = ""
    traps: Counter[str] = field(default_factory=Counter)
    values_at: Mapping[tuple[int, int], Path] = field(default_factory=dict)
    """For the line and column of each value, its place among the others."""
    keys_at: Mapping[tuple[int, int], Path] = field(default_factory=dict)
    """The same for the name of each field."""


def meaning_of(document: Document) -> Meaning:
    """Return what a document says, as YAML is read here."""
    found = fields_of(document, document.text)
    if found is None:
        return Meaning(body=document.text)
    values: dict[Path, str] = {}
    values_at: dict[tuple[int, int], Path] = {}
    keys_at: dict[tuple[int, int], Path] = {}
    for path, node, key in _walk(found.root, (), None):
        values_at.setdefault((node.line, node.column), path)
        if key:
            keys_at[key.line, key.column] = path
        if isinstance(node, Scalar):
            values[path] = node.text
        elif not (node.entries if isinstance(node, MappingNode) else node.items):
            values[path] = NOTHING_IN_GROUP if isinstance(node, MappingNode) else NOTHING_IN_LIST
    return Meaning(values, found.body, Counter(trap.kind for trap in found.traps), values_at, keys_at)


def _walk(node: Node | None, path: Path, key: Scalar | None) -> Iterator[tuple[Path, Node, Scalar | None]]:
    if node is None:
        return
    yield path, node, key
    if isinstance(node, MappingNode):
        seen: Counter[str] = Counter()
        for name, value in node.entries:
            # A name that stands twice has two places.
            again = "\n" * seen[name.text]
            seen[name.text] += 1
            yield from _walk(value, (*path, name.text + again), name)
    elif not isinstance(node, Scalar):
        for place, item in enumerate(node.items):
            yield from _walk(item, (*path, place), None)


def is_lossless(before: Meaning, after: Meaning, mend: Mend) -> bool:
    """Tell whether a mend changed exactly what it is for, and set no new trap."""
    expected = {
        path: said for path, said in before.values.items() if not any(path[: len(gone)] == gone for gone in mend.gone)
    }
    return (
        expected | dict(mend.says) == dict(after.values)
        and before.body.removesuffix("\n") == after.body.removesuffix("\n")
        and after.traps <= before.traps
    )
