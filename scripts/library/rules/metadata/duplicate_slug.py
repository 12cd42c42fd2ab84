"""Two resources that want one address."""

from collections.abc import Iterator

from library.model.messages import said
from library.model.nodes import Scalar
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.rule import Context, Rule, at, on_line, short


def _check_all(context: Context) -> Iterator[Finding]:
    folders: dict[str, Document] = {}
    for document in context.tree.resources:
        first = folders.setdefault(document.slug, document)
        if first is not document:
            words = said("duplicate-slug", slug=short(document.slug), other=first.path)
            yield Finding(on_line(document, 1), *words)
    earlier: dict[str, Document] = {}
    for document in context.tree.resources:
        for alias in _aliases(document):
            owner = folders.get(alias.text) or earlier.setdefault(alias.text, document)
            if folders.get(alias.text) is document:
                yield Finding(at(document, alias), *said("alias-is-folder", slug=short(alias.text)))
            elif owner is not document:
                yield Finding(at(document, alias), *said("alias-taken", slug=short(alias.text), other=owner.path))


def _aliases(document: Document) -> Iterator[Scalar]:
    if document.front:
        yield from (alias for alias in document.front.scalars("aliases") if alias.text.strip())


RULE = Rule(
    name="duplicate-slug",
    what="Two resources have, or had, a folder of the same name.",
    why="Both would live at one address, and readers could reach only one of them.",
    check_all=_check_all,
)
