"""Reads YAML into nodes that know their lines, and notices the traps on the way.

Values stay the words that were written: what `NO`, `010` or `12:30:00` means is for the field's kind to say,
never for YAML 1.1 to guess. Where YAML cannot be read at all, the broken line is mended in memory and reading
goes on, so that one slip does not hide the next.
"""

import re

import yaml
from yaml.nodes import MappingNode, ScalarNode, SequenceNode
from yaml.nodes import Node as YamlNode

from library.model.nodes import Mapping, Node, Scalar, Sequence, Trap
from library.reading import yaml_traps

Loader: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_REPAIRS = 25
ENTRY = re.compile(r"^(?P<lead>\s*(?:- +)?(?:[\w-]+:\s+|- +))(?P<value>\S.*?)\s*$")


def read_yaml(text: str, first_line: int = 1) -> tuple[Node | None, tuple[Trap, ...]]:
    """Return the nodes of a YAML text and its traps; no node where nothing could be read.

    `first_line` is the file's line on which the text begins.
    """
    traps = list(yaml_traps.in_text(text))
    lines = yaml_traps.without_tabs(text).split("\n")
    root: YamlNode | None = None
    for _ in range(MOST_REPAIRS):
        try:
            root = yaml.compose("\n".join(lines), Loader=Loader)
            break
        except yaml.YAMLError as error:
            trap = _repair(lines, error)
            traps.append(trap)
            if trap.kind == "unreadable":
                break
        except RecursionError:
            traps.append(Trap("unreadable", 1, 1, "brackets in brackets, hundreds deep", "Write a short plain list"))
            break
    node = _convert(root, traps, lines) if root is not None else None
    shifted = sorted({_shift(trap, first_line - 1) for trap in traps}, key=lambda trap: (trap.line, trap.column, trap.kind))
    return (_moved(node, first_line - 1) if node else None), tuple(shifted)


def _repair(lines: list[str], error: yaml.YAMLError) -> Trap:
    """Mend the line that YAML stumbled over, in place, and return the trap; `unreadable` where nothing helps."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    row = min(mark.line, len(lines) - 1) if mark else 0
    for candidate in (row, row - 1):
        if 0 <= candidate < len(lines) and (found := ENTRY.match(lines[candidate])):
            value = found["value"]
            quoted = yaml_traps.quoted(value)
            if value != quoted and not (value[0] == value[-1] and value[0] in "\"'" and len(value) > 1 and "\\" not in value):
                lines[candidate] = found["lead"] + quoted
                kind = "unquoted-colon" if ": " in value or value.endswith(":") else "unquoted-sign"
                column = len(found["lead"]) + 1
                return Trap(kind, candidate + 1, column, value, found["lead"].strip() + " " + quoted)
    problem = str(getattr(error, "problem", None) or "this line").replace("\n", " ")
    written = lines[row].strip() if lines else ""
    return Trap("unreadable", row + 1, (mark.column + 1) if mark else 1, written, "", problem)


def _convert(node: YamlNode, traps: list[Trap], lines: list[str], seen: frozenset[int] = frozenset()) -> Node:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if id(node) in seen:
        traps.append(Trap("alias", line, column, "an alias (*) to itself", "Write the value out in full"))
        return Scalar("", line, column)
    if isinstance(node, ScalarNode):
        plain = node.style is None
        scalar = Scalar(node.value, line, column, plain, node.end_mark.line + 1)
        if plain:
            traps.extend(yaml_traps.in_plain_scalar(scalar, lines, node.end_mark.line, node.end_mark.column))
        return scalar
    inside = seen | {id(node)}
    if isinstance(node, SequenceNode):
        return Sequence(tuple(_convert(item, traps, lines, inside) for item in node.value), line, column)
    if isinstance(node, MappingNode):
        entries = tuple((_key(key), _convert(value, traps, lines, inside)) for key, value in node.value)
        traps.extend(yaml_traps.in_mapping(entries))
        return Mapping(entries, line, column)
    return Scalar("", line, column)


def _key(node: YamlNode) -> Scalar:
    text = node.value if isinstance(node, ScalarNode) else "?"
    return Scalar(text, node.start_mark.line + 1, node.start_mark.column + 1)


def _shift(trap: Trap, by: int) -> Trap:
    return Trap(trap.kind, trap.line + by, trap.column, trap.written, trap.instead, trap.detail)


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
