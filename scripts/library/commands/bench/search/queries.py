"""Reads what people type and the resources that each query should find."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from library.model.nodes import Mapping, Sequence
from library.reading.documents import read_text
from library.reading.yaml_nodes import read_yaml


class QueriesError(Exception):
    """The file can't be measured with; the message names the line."""


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types."""

    text: str
    role: str
    """Who types it."""
    finds: tuple[str, ...]
    """Ids of the resources that answer it. Any of them will do."""


def read_queries(path: Path, known: Collection[str]) -> tuple[Query, ...]:
    """Return the queries of a file. `known` are the library's ids: one that isn't there could never be found."""
    if not path.is_file():
        raise QueriesError(f"There is no {path}.")
    root, traps = read_yaml(read_text(path)[0])
    for trap in traps:
        raise QueriesError(f"{path}:{trap.line}: “{trap.written}” isn't read as it was meant. Write {trap.instead}")
    if not isinstance(root, Sequence):
        raise QueriesError(f"{path}:1: a list was expected, with query, role and finds in each item.")
    return tuple(_queries(path, root, known))


def _queries(path: Path, root: Sequence, known: Collection[str]) -> Iterator[Query]:
    for item in root.items:
        if not isinstance(item, Mapping):
            raise QueriesError(f"{path}:{item.line}: query, role and finds were expected.")
        query = Query(item.text("query"), item.text("role"), tuple(word.text for word in item.scalars("finds")))
        if not (query.text.strip() and query.role and query.finds):
            raise QueriesError(f"{path}:{item.line}: a query, its role or what it finds is missing.")
        if strangers := sorted(set(query.finds) - set(known)):
            raise QueriesError(f"{path}:{item.line}: the library has no {', '.join(strangers)}.")
        yield query
