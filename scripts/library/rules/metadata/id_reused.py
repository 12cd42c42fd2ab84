"""An id that once belonged to something else."""

from collections.abc import Iterator

from library.model.messages import said
from library.model.problem import Finding
from library.model.resource import Resource
from library.reading.documents import Document
from library.rules.metadata import published
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at


def _check(document: Document, context: Context) -> Iterator[Finding]:
    mine = one(document.front, "id")
    if document.model is not Resource or not document.front or not mine:
        return
    earlier = [line.slug for line in published.by_id(context).get(mine.text, ()) if line.slug]
    aliases = [alias.text for alias in document.front.scalars("aliases")]
    for slug in dict.fromkeys(earlier):
        if slug != document.slug and slug not in aliases:
            words = said("id-reused", text=mine.text, slug=slug, aliases=", ".join((*aliases, slug)))
            yield Finding(at(document, mine), *words)


RULE = Rule(
    name="id-reused",
    what="A resource has an id that was published for a folder of another name.",
    why="People keep permanent links. They would find something else than what they kept.",
    check=_check,
)
