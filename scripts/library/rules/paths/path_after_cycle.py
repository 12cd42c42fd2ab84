"""Learning paths that each ask for another one first, in a circle."""

from collections.abc import Iterator

from library.model.nodes import Scalar
from library.model.problem import Finding
from library.rules.rule import Context, Rule, at

Edges = dict[str, dict[str, Scalar]]


def _check_all(context: Context) -> Iterator[Finding]:
    known = {document.slug: document for document in context.tree.paths}
    edges: Edges = {
        slug: {scalar.text: scalar for scalar in document.front.scalars("after") if scalar.text in known}
        for slug, document in known.items()
        if document.front
    }
    for chain in _cycles(edges):
        last = chain[-1]
        yield Finding(
            at(known[last], edges[last][chain[0]]),
            f"Each of these paths comes after the next, in a circle: {' → '.join((*chain, chain[0]))}.",
            f"Take `{chain[0]}` out of this list, or another path out of another list in the circle",
        )


def _cycles(edges: Edges) -> Iterator[list[str]]:
    """Return each circle once: a path may be left for good once everything behind it is looked at."""
    done: set[str] = set()

    def walk(chain: list[str]) -> Iterator[list[str]]:
        for following in edges.get(chain[-1], {}):
            if following in chain:
                yield chain[chain.index(following) :]
            elif following not in done:
                yield from walk([*chain, following])
        done.add(chain[-1])

    for start in edges:
        if start not in done:
            yield from walk([start])


RULE = Rule(
    name="path-after-cycle",
    what="Learning paths ask in `after` for each other, or for themselves, so that none can come first.",
    why="Readers who want to begin at the beginning would go round in a circle.",
    check_all=_check_all,
)
