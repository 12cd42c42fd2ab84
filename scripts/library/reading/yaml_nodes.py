"""Reads YAML into nodes that know their lines, and notices the traps on the way.

Values stay the words that were written: what `NO`, `010` or `12:30:00` means is for the field's kind to say,
never for YAML 1.1 to guess. Where YAML cannot be read at all, the broken line is mended in memory and reading
goes on, so that one slip does not hide the next.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import yaml
from yaml.nodes import MappingNode, ScalarNode, SequenceNode
from yaml.nodes import Node as YamlNode

from library.model.nodes import Mapping, Node, Scalar, Sequence, Trap
from library.reading import yaml_repairs, yaml_traps

SIGN = re.compile(r"(?:^|[\s\[,{:-])[&*!]", re.MULTILINE)
MOST_NODES = 50_000
"""A short file can name itself so often that it would fill the memory; no honest one has so many values."""
MOST_LEVELS = 40
MOST_KEPT = 1_000
"""Texts of one run whose nodes are kept."""


@lru_cache(maxsize=MOST_KEPT)
def read_yaml(text: str, first_line: int = 1) -> tuple[Node | None, tuple[Trap, ...]]:
    """Return the nodes of a YAML text and its traps; no node where nothing could be read.

    `first_line` is the file's line on which the text begins. Mending asks for one text again and again, and a site
    that is served while it is edited for all that has stayed as it was.
    """
    lines = yaml_traps.without_tabs(text).split("\n")
    root, mended = yaml_repairs.read(lines)
    traps = [*yaml_traps.in_text(text), *mended]
    node = None
    if root is not None:
        node = _Converter(lines, traps).convert(root)
        traps.extend(_signs(lines))
    shifted = sorted(
        {_shift(trap, first_line - 1) for trap in traps}, key=lambda trap: (trap.line, trap.column, trap.kind)
    )
    return (_moved(node, first_line - 1) if node else None), tuple(shifted)


class _Converter:
    """Turns YAML's nodes into ours, and collects the traps of each."""

    def __init__(self, lines: list[str], traps: list[Trap]) -> None:
        self._lines = lines
        self._traps = traps
        self._left = MOST_NODES

    def convert(self, node: YamlNode, inside: tuple[int, ...] = ()) -> Node:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        self._left -= 1
        if id(node) in inside or len(inside) > MOST_LEVELS or self._left < 0:
            self._refuse(line, column)
            return Scalar("", line, column)
        if isinstance(node, ScalarNode):
            return self._scalar(node, line, column)
        inside = (*inside, id(node))
        if isinstance(node, SequenceNode):
            return Sequence(tuple(self.convert(item, inside) for item in node.value), line, column)
        if isinstance(node, MappingNode):
            entries = tuple((_key(key), self.convert(value, inside)) for key, value in node.value)
            self._traps.extend(yaml_traps.in_mapping(entries))
            return Mapping(entries, line, column)
        return Scalar("", line, column)

    def _scalar(self, node: ScalarNode, line: int, column: int) -> Scalar:
        plain = not node.style
        scalar = Scalar(node.value, line, column, plain, node.end_mark.line + 1)
        if plain:
            end = node.end_mark
            self._traps.extend(yaml_traps.in_plain_scalar(scalar, self._lines, end.line, end.column))
        return scalar

    def _refuse(self, line: int, column: int) -> None:
        if not any(trap.detail == "too much" for trap in self._traps):
            advice = "Write a short plain list"
            self._traps.append(Trap("unreadable", line, column, "lists inside lists", advice, "too much"))


def _signs(lines: list[str]) -> Iterator[Trap]:
    """Find `&name`, `*name` and `!name`, which YAML takes out of the value in silence."""
    text = "\n".join(lines)
    if not SIGN.search(text):
        return
    for event in yaml.parse(text, Loader=yaml_repairs.Loader):
        alias = isinstance(event, yaml.AliasEvent)
        if alias or getattr(event, "anchor", None) or getattr(event, "tag", None):
            mark = event.start_mark
            if mark is None:
                continue
            written = _written(event, lines[mark.line], mark)
            kind = "unquoted-sign" if written.startswith("!") else "alias"
            instead = "Write the value out in full" if alias or " " not in written else yaml_traps.quoted(written)
            yield Trap(kind, mark.line + 1, mark.column + 1, written, instead)


def _written(event: yaml.Event, line: str, start: Any) -> str:
    """Return a value with its sign; of a list or a group, what stands on its first line."""
    end = event.end_mark
    whole = end is not None and end.line == start.line and not isinstance(event, yaml.CollectionStartEvent)
    return line[start.column : end.column if whole and end else None].strip()


def _key(node: YamlNode) -> Scalar:
    text = node.value if isinstance(node, ScalarNode) else "?"
    return Scalar(text, node.start_mark.line + 1, node.start_mark.column + 1)


def _shift(trap: Trap, by: int) -> Trap:
    # A repeated name's detail is the line of its first appearance.
    detail = str(int(trap.detail) + by) if trap.kind == "duplicate-key" else trap.detail
    return replace(trap, line=trap.line + by, detail=detail)


def _moved(node: Node, by: int) -> Node:
    if by == 0:
        return node
    if isinstance(node, Scalar):
        return Scalar(node.text, node.line + by, node.column, node.plain, node.end_line + by)
    if isinstance(node, Sequence):
        return Sequence(tuple(_moved(item, by) for item in node.items), node.line + by, node.column)
    moved = []
    for key, value in node.entries:
        new_key = Scalar(key.text, key.line + by, key.column, key.plain, key.end_line + by)
        moved.append((new_key, _moved(value, by)))
    return Mapping(tuple(moved), node.line + by, node.column)
