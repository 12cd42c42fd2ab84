"""Two resources that want one address."""

from collections.abc import Iterator

from library.model.nodes import Scalar
from library.model.problem import Finding, Place
from library.reading.documents import Document
from library.rules.rule import Context, Rule, at, on_line, short


def _check_all(context: Context) -> Iterator[Finding]:
    folders: dict[str, Document] = {}
    for document in context.tree.resources:
        first = folders.setdefault(document.slug, document)
        if first is not document:
            yield _finding(on_line(document, 1), document.slug, first, "Rename one of the two folders")
    earlier: dict[str, Document] = {}
    for document in context.tree.resources:
        for alias in _aliases(document):
            owner = folders.get(alias.text) or earlier.setdefault(alias.text, document)
            if folders.get(alias.text) is document:
                message = f"`{short(alias.text)}` is the folder's name now, not an earlier one."
                yield Finding(at(document, alias), message, f"Take `{short(alias.text)}` out of `aliases`")
            elif owner is not document:
                advice = f"Take `{short(alias.text)}` out of `aliases`"
                yield _finding(at(document, alias), alias.text, owner, advice)


def _aliases(document: Document) -> Iterator[Scalar]:
    if document.front:
        yield from (alias for alias in document.front.scalars("aliases") if alias.text.strip())


def _finding(place: Place, slug: str, owner: Document, advice: str) -> Finding:
    return Finding(place, f"The address resources/{short(slug)}/ already belongs to {owner.path}.", advice)


RULE = Rule(
    name="duplicate-slug",
    what="Two resources have, or had, a folder of the same name.",
    why="Both would live at one address, and readers could reach only one of them.",
    check_all=_check_all,
)
