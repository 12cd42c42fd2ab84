"""Two resources with one id."""

import re
from collections.abc import Iterator

from library.model.messages import part, said
from library.model.problem import Finding
from library.rules.metadata.records import documents_by_id, one
from library.rules.rule import Context, Rule, at, short

ID = re.compile(r"([a-z]{2}-)[0-9]{1,3}\Z")


def _check_all(context: Context) -> Iterator[Finding]:
    first = documents_by_id(context)
    for document in context.tree.resources:
        found = one(document.front, "id")
        if found and first[found.text] is not document:
            other, free = first[found.text].path, _free(found.text, context)
            yield Finding(at(document, found), *said("duplicate-id", text=short(found.text), other=other, free=free))


def _free(taken: str, context: Context) -> str:
    shape = ID.match(taken)
    if not shape:
        return part("free-id")
    used = {*documents_by_id(context), *(line.split(" ")[0] for line in context.tree.published)}
    prefix = shape[1]
    return next(name for number in range(1, len(used) + 2) if (name := f"{prefix}{number:02}") not in used)


RULE = Rule(
    name="duplicate-id",
    what="Two resources give the same id.",
    why="The permanent link of one of them would bring readers to the other.",
    check_all=_check_all,
)
