"""Resources that each ask for another one first, in a circle."""

from collections.abc import Iterator

from library.model.nodes import Scalar
from library.model.problem import Finding
from library.rules.metadata.records import documents_by_id
from library.rules.rule import Context, Rule, at

Edges = dict[str, dict[str, Scalar]]


def _check_all(context: Context) -> Iterator[Finding]:
    known = documents_by_id(context)
    edges: Edges = {}
    for id_, document in known.items():
        found = document.front.scalars("builds_on") if document.front else ()
        edges[id_] = {scalar.text: scalar for scalar in found if scalar.text in known and scalar.text != id_}
    for chain in _cycles(edges):
        last = chain[-1]
        yield Finding(
            at(known[last], edges[last][chain[0]]),
            f"Each of these builds on the next, in a circle: {' → '.join((*chain, chain[0]))}.",
            f"Take `{chain[0]}` out of this list, or another id out of another list in the circle",
        )


def _cycles(edges: Edges) -> Iterator[list[str]]:
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


RULE = Rule(
    name="builds-on-cycle",
    what="Resources ask in `builds_on` for each other, so that none can come first.",
    why="Readers who want to begin at the beginning would go round in a circle.",
    check_all=_check_all,
)
