"""Related resources that name each other: the second names the first in return."""

import re
from collections.abc import Iterator

from library.model.nodes import Scalar, Sequence
from library.model.resource import Resource
from library.reading.documents import Document
from library.rules.mending.mend import Edit, Mend, Wanted, offset, starts_of
from library.rules.mending.order import blocks_of
from library.rules.mending.placed import Placed
from library.rules.metadata.records import documents_by_id, one, specs_of
from library.rules.rule import Context

NAME = "related"
RULE = "related-one-sided"
ONE_LINE = re.compile(r"\[(?P<items>[^\[\]#\"'\n]*?)(?P<comma>\s*,)?\s*\]")


def mends(placed: Placed, wanted: Wanted) -> Iterator[Mend]:
    """Propose the ids of those that name this resource and are not named by it."""
    document = placed.document
    mine = one(document.front, "id")
    if document.model is not Resource or not document.front or not mine:
        return
    theirs = [scalar.text for scalar in document.front.scalars(NAME)]
    for their_id in _naming(placed.context, wanted).get(mine.text, ()):
        if their_id not in theirs and their_id != mine.text:
            yield from _with(placed, theirs, their_id)


def _naming(context: Context, wanted: Wanted) -> dict[str, list[str]]:
    """Return for each id the ids of the resources that name it; what is given twice is nobody's."""
    kept = context.cache.get("naming")
    if isinstance(kept, dict):
        return kept
    named: dict[str, list[str]] = {}
    known = documents_by_id(context)
    given = [mine.text for document in context.tree.resources if (mine := one(document.front, "id"))]
    for id_, document in known.items():
        if given.count(id_) == 1 and document.front:
            for scalar in document.front.scalars(NAME):
                if given.count(scalar.text) == 1 and wanted(RULE, document, scalar.line):
                    named.setdefault(scalar.text, []).append(id_)
    context.cache["naming"] = {id_: sorted(set(naming)) for id_, naming in named.items()}
    return {id_: sorted(set(naming)) for id_, naming in named.items()}


def _with(placed: Placed, there: list[str], id_: str) -> Iterator[Mend]:
    document = placed.document
    node = document.front.get(NAME) if document.front else None
    if isinstance(node, Sequence):
        edit = _in_list(placed.text, node, id_)
    elif isinstance(node, Scalar):
        edit = _after_colon(document, node, id_)
    else:
        edit = _as_new_field(document, id_)
    if edit:
        line = placed.text.count("\n", 0, edit.start) + 1
        said = [word for word in there if word] + [id_]
        says: dict[tuple[str | int, ...], str] = {(NAME, number): word for number, word in enumerate(said)}
        what = f"`{id_}` names this resource, and is named in return"
        yield Mend(RULE, line, 1, what, (edit,), ((NAME,),), says)


def _in_list(text: str, node: Sequence, id_: str) -> Edit | None:
    start = offset(text, node.line, node.column)
    if text[start : start + 1] == "[":
        found = ONE_LINE.match(text, start)
        if not found:
            return None
        comma = ", " if found["items"].strip() else ""
        return Edit(found.end("items"), found.end() - 1, f"{comma}{id_}")
    last = node.items[-1] if node.items else None
    if not isinstance(last, Scalar) or last.end_line != last.line:
        return None
    starts = starts_of(text)
    lead = text[starts[last.line - 1] : starts[last.line - 1] + last.column - 1]
    if lead.strip() != "-":
        return None
    lead = lead[: lead.index("-") + 1] + " " * (len(lead) - lead.index("-") - 1)
    return Edit(starts[last.line], starts[last.line], f"{lead}{id_}\n")


def _after_colon(document: Document, node: Scalar, id_: str) -> Edit | None:
    key = document.front.key(NAME) if document.front else None
    if node.text or not node.plain or not key:
        return None
    after = offset(document.text, key.line, key.column) + len(NAME) + 1
    return Edit(after, after, f" [{id_}]") if document.text[after - 1] == ":" else None


def _as_new_field(document: Document, id_: str) -> Edit | None:
    blocks = blocks_of(document)
    if not blocks:
        return None
    names = list(specs_of(document.model))
    later = names[names.index(NAME) + 1 :]
    row = next((block.start for block in blocks if block.name in later), blocks[-1].end)
    start = starts_of(document.text)[row]
    return Edit(start, start, f"{NAME}: [{id_}]\n")
