"""Two resources with one title."""

from collections.abc import Iterator

from library.model.messages import said
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short


def _check_all(context: Context) -> Iterator[Finding]:
    first: dict[str, Document] = {}
    for document in context.tree.resources:
        title = one(document.front, "title")
        if not title:
            continue
        other = first.setdefault(" ".join(title.text.casefold().split()), document)
        if other is not document:
            yield Finding(at(document, title), *said("duplicate-title", text=short(title.text), other=other.path))


RULE = Rule(
    name="duplicate-title",
    what="Two resources have the same title.",
    why="Readers can't tell them apart in a list or among search results.",
    check_all=_check_all,
)
