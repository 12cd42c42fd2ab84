"""Reads storyboard.yml, from which an own film is made."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from library.model.nodes import Mapping, Node, Scalar, Sequence
from library.model.storyboard import Manner, Storyboard
from library.reading.documents import Document, Record, read_yaml_document
from library.reading.records import build

STORYBOARD = "storyboard.yml"
"""What our own films are made from."""


def read_storyboard_document(path: Path, name: str) -> Document:
    """Read a storyboard. `name` is its path from the repository's top folder.

    A line of words is one value or a group such as `say: …`; here each becomes a group with `text` and `manner`,
    so that rules and the model meet one shape.
    """
    return in_one_shape(read_yaml_document(path, name, Storyboard))


def in_one_shape(document: Document) -> Document:
    """Return a storyboard with each of its lines of words as a group."""
    return replace(document, records=tuple(Record(_film(record.node), record.model) for record in document.records))


def storyboard_of(document: Document) -> Storyboard | None:
    """Return the storyboard, or None where it lacks something that it needs."""
    return build(Storyboard, document.front) if document.front else None


def _film(node: Mapping) -> Mapping:
    return _with(node, "scenes", lambda scenes: _each(scenes, _scene))


def _scene(node: Node) -> Node:
    return _with(node, "words", lambda words: _each(words, _line)) if isinstance(node, Mapping) else node


def _line(node: Node) -> Node:
    if isinstance(node, Scalar):
        return _group(node, Manner.PLAIN.value, node)
    if isinstance(node, Mapping) and len(node.entries) == 1:
        key, value = node.entries[0]
        return _group(key, key.text, value)
    return node


def _group(where: Scalar, manner: str, value: Node) -> Mapping:
    entries = ((replace(where, text="text"), value), (replace(where, text="manner"), replace(where, text=manner)))
    return Mapping(entries, where.line, where.column)


def _each(node: Node, change: Callable[[Node], Node]) -> Node:
    if isinstance(node, Sequence):
        return Sequence(tuple(change(item) for item in node.items), node.line, node.column)
    # One line of words needs no list.
    return Sequence((change(node),), node.line, node.column) if isinstance(node, Scalar) else node


def _with(node: Mapping, name: str, change: Callable[[Node], Node]) -> Mapping:
    entries = tuple((key, change(value) if key.text == name else value) for key, value in node.entries)
    return Mapping(entries, node.line, node.column)
