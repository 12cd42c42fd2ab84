"""Circles in what asks for what."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from library.model.nodes import Scalar

Edges: TypeAlias = Mapping[str, Mapping[str, Scalar]]
"""For each name the names that it asks for, each with the place where it does."""


def circles(edges: Edges) -> Iterator[list[str]]:
    """Walk every edge once. A step back onto the path that we stand on closes a circle."""
    done: set[str] = set()
    for start in edges:
        path: list[str] = []
        places: dict[str, int] = {}
        steps = [iter([start])]
        while steps:
            following = next(steps[-1], None)
            if following is None:
                steps.pop()
                if path and len(path) == len(steps):
                    done.add(path[-1])
                    del places[path.pop()]
            elif following in places:
                yield path[places[following] :]
            elif following not in done:
                places[following] = len(path)
                path.append(following)
                steps.append(iter(edges[following]))
