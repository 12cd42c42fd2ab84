"""Names of fields that were mistyped, one value where a list belongs, and a colon without its space."""

import re
from collections.abc import Iterator

from library.model import fields
from library.model.nodes import Mapping, Scalar
from library.rules.mending import certain
from library.rules.mending.mend import Edit, Mend, offset, span
from library.rules.mending.placed import Placed
from library.rules.mending.words import meant_by
from library.rules.metadata.records import every_value, groups_of, specs_of, traps_at
from library.rules.rule import short

NO_SPACE = re.compile(r"(?:- +)?([a-z_]+):[^\s/]")


def mends(placed: Placed) -> Iterator[Mend]:
    """Propose the shape that was certainly meant."""
    yield from _names(placed)
    yield from _lists(placed)


def spaced(placed: Placed) -> Iterator[Mend]:
    """Propose the space that a colon lacks before its value."""
    names = {name for group in groups_of(placed.document) for name in specs_of(group.model)}
    lines = placed.text.split("\n")
    for trap in placed.document.traps:
        found = NO_SPACE.match(trap.written) if trap.kind == "unreadable" else None
        if not found or found[1] not in names or trap.instead.replace(": ", ":", 1) != trap.written:
            continue
        line = lines[trap.line - 1]
        if line.strip() == trap.written and " #" not in line:
            after = offset(placed.text, trap.line, line.index(trap.written) + found.end())
            yield Mend(
                trap.kind,
                trap.line,
                trap.column,
                f"`{short(trap.written)}` gets a space after its colon",
                (Edit(after, after, " "),),
            )


def _names(placed: Placed) -> Iterator[Mend]:
    for group in groups_of(placed.document):
        specs = specs_of(group.model)
        known = [name.replace("_", "-") for name in specs]
        written = {key.text for key, _ in group.node.entries}
        for key, _ in group.node.entries:
            if key.text in specs or (key.line, key.column) not in placed.meaning.keys_at:
                continue
            meant = certain.word(key.text, known).replace("-", "_")
            if meant and meant not in written:
                yield from _renamed(placed, group.node, key, meant)


def _renamed(placed: Placed, group: Mapping, key: Scalar, meant: str) -> Iterator[Mend]:
    path = placed.meaning.keys_at[key.line, key.column]
    start = offset(placed.text, key.line, key.column)
    end = start + len(key.text)
    if placed.text[start : end + 1] != f"{key.text}:" or sum(other.text == key.text for other, _ in group.entries) > 1:
        return
    depth = len(path)
    says = {
        (*path[:-1], meant, *place[depth:]): said
        for place, said in placed.meaning.values.items()
        if place[:depth] == path
    }
    yield Mend(
        "field-unknown",
        key.line,
        key.column,
        f"`{short(key.text)}` becomes `{meant}`",
        (Edit(start, end, meant),),
        (path,),
        says,
    )


def _lists(placed: Placed) -> Iterator[Mend]:
    trapped = traps_at(placed.document)
    for value in every_value(placed.document, placed.context):
        kind, node = value.spec.kind, value.node
        if not isinstance(kind, fields.ListOf) or not isinstance(node, Scalar) or (node.line, node.column) in trapped:
            continue
        path = placed.meaning.values_at.get((node.line, node.column))
        place = span(placed.text, node)
        if not isinstance(kind.item, fields.Term | fields.Reference) or not node.plain or path is None or not place:
            continue
        words = [meant_by(kind.item, part.strip(), placed.context) for part in node.text.split(",") if part.strip()]
        if words and all(words) and len(set(words)) == len(words):
            said = f"[{', '.join(words)}]"
            says = {(*path, number): word for number, word in enumerate(words)}
            what = f"`{short(node.text)}` becomes `{said}`"
            yield Mend("field-wrong-kind", node.line, node.column, what, (Edit(*place, said),), (path,), says)
