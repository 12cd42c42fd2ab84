"""Resources that each ask for another one first, in a circle."""

from collections.abc import Iterator

from library.model.nodes import Scalar
from library.model.problem import Finding
from library.rules.metadata.circles import circles
from library.rules.metadata.records import documents_by_id
from library.rules.rule import Context, Rule, at


def _check_all(context: Context) -> Iterator[Finding]:
    known = documents_by_id(context)
    edges: dict[str, dict[str, Scalar]] = {}
    for id_, document in known.items():
        found = document.front.scalars("builds_on") if document.front else ()
        edges[id_] = {scalar.text: scalar for scalar in found if scalar.text in known and scalar.text != id_}
    for chain in circles(edges):
        last = chain[-1]
        yield Finding(
            at(known[last], edges[last][chain[0]]),
            f"Each of these builds on the next, in a circle: {' → '.join((*chain, chain[0]))}.",
            f"Take `{chain[0]}` out of this list, or another id out of another list in the circle",
        )


RULE = Rule(
    name="builds-on-cycle",
    what="Resources ask in `builds_on` for each other, so that none can come first.",
    why="Readers who want to begin at the beginning would go round in a circle.",
    check_all=_check_all,
)
