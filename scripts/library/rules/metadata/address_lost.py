"""An address that readers were given and that answers no more."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.model.problem import Finding, Place
from library.rules.metadata import published
from library.rules.metadata.records import documents_by_id
from library.rules.rule import Context, Rule, short


def _check_all(context: Context) -> Iterator[Finding]:
    lines = published.lines(context)
    answered = {address.strip("/") for address in _answered(context)} if lines else set()
    known = documents_by_id(context)
    for line in lines:
        # Where the id lives on in a folder of another name, `id-reused` speaks.
        if line.address.strip("/") in answered or (line.slug and line.id in known):
            continue
        yield Finding(
            Place(published.PATH, line.line),
            f"The address {short(line.address)} of `{short(line.id)}` was published, and nothing answers it.",
            f"Bring `{short(line.id)}` back"
            + (f", or add `{line.slug}` to the `aliases` of the resource that took its place" if line.slug else ""),
        )


def _answered(context: Context) -> Iterator[str]:
    yield from context.catalogue.addresses()
    # A resource with a fault elsewhere is missing from the catalogue, and still has its addresses.
    for document in context.tree.resources:
        yield addresses.resource(document.slug)
        if document.front:
            yield addresses.permanent(document.front.text("id"))
            yield from (addresses.resource(alias.text) for alias in document.front.scalars("aliases"))


RULE = Rule(
    name="address-lost",
    what="An address in resources/published.txt leads nowhere any more.",
    why="Somebody has kept it, printed it or put it into a course. They would find an error page.",
    check_all=_check_all,
)
