"""Changes YAML as an editor would: one value, one item, one field, and every other character stays as it was.

Each function takes a file's whole text, with the nodes that reading found in it, and returns the new text. After
a change the nodes' lines no longer fit, so the caller reads again.
"""

import re
from collections.abc import Iterable

from library.model.nodes import Mapping, Node, Scalar, Sequence
from library.reading.yaml_nodes import read_yaml

PLAIN = re.compile(r"[A-Za-z0-9“‘][^\x00-\x1f\x7f-\x9f]*")


class CannotEdit(Exception):  # noqa: N818  said to people, never raised past a command
    """A value is written in a way that only its author can change safely."""


def written(text: str) -> str:
    """Return words as a YAML value, in quotes only where they need them."""
    if PLAIN.fullmatch(text):
        node, traps = read_yaml(f"title: {text}")
        found = node.get("title") if isinstance(node, Mapping) else None
        if not traps and isinstance(found, Scalar) and found.text == text:
            return text
    inner = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def with_value(text: str, scalar: Scalar, value: str) -> str:
    """Return the text with another value in one place."""
    start, end = _span(text, scalar)
    return text[:start] + value + text[end:]


def without_item(text: str, around: Mapping, name: str, value: str) -> str:
    """Return the text without the first item of this value in a list; without the list where it was the only one."""
    node = around.get(name)
    if not isinstance(node, Sequence):
        raise CannotEdit
    values = [item.text.strip() if isinstance(item, Scalar) else "" for item in node.items]
    place = values.index(value)
    if len(values) == 1:
        return without_field(text, around, name)
    spans = [_span(text, item) for item in node.items]
    if _is_flow(text, node):
        last = place == len(spans) - 1
        start, end = (spans[place - 1][1], spans[place][1]) if last else (spans[place][0], spans[place + 1][0])
        return text[:start] + text[end:]
    return _without_lines(text, node.items[place].line, node.items[place].line)


def without_field(text: str, around: Mapping, name: str) -> str:
    """Return the text without a field."""
    names = [key.text for key, _ in around.entries]
    place = names.index(name)
    key, node = around.entries[place]
    if not _is_flow(text, around):
        if key.column == around.column and key.line == around.line and len(names) > 1 and _dashed(text, key):
            # The field shares its line with the item's hyphen, which the next field takes over.
            following = around.entries[place + 1][0]
            start, end = _offset(text, key.line, key.column), _offset(text, following.line, following.column)
            return text[:start] + text[end:]
        if _dashed(text, key):
            raise CannotEdit
        return _without_lines(text, key.line, _line_of(text, _span(text, node)[1]))
    if len(names) == 1:
        raise CannotEdit
    if place + 1 < len(names):
        following = around.entries[place + 1][0]
        start, end = _offset(text, key.line, key.column), _offset(text, following.line, following.column)
    else:
        start, end = _span(text, around.entries[place - 1][1])[1], _span(text, node)[1]
    return text[:start] + text[end:]


def with_item(text: str, around: Mapping, name: str, value: str, order: Iterable[str]) -> str:
    """Return the text with one more item at the end of a list, which is begun where there is none."""
    node = around.get(name)
    if node is None or (isinstance(node, Scalar) and not node.text):
        return with_field(text, around, name, f"[{value}]", order)
    if not isinstance(node, Sequence):
        raise CannotEdit
    start, end = _span(text, node)
    if _is_flow(text, node):
        last = _span(text, node.items[-1])[1] if node.items else start + 1
        return text[:last] + (f", {value}" if node.items else value) + text[last:]
    hyphen = text.rfind("\n", 0, start) + 1
    at = _end_of_line(text, end)
    return f"{text[:at]}\n{text[hyphen:start]}- {value}{text[at:]}"


def with_first_group(text: str, around: Mapping, name: str, lines: tuple[str, ...], order: Iterable[str]) -> str:
    """Return the text with one more group of fields at the front of a list, which is begun where there is none."""
    node = around.get(name)
    block = [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]
    if isinstance(node, Sequence) and node.items and not _is_flow(text, node):
        hyphen = _offset(text, node.line, node.column)
        indent = text[text.rfind("\n", 0, hyphen) + 1 : hyphen]
        return (
            text[: hyphen - len(indent)] + "".join(f"{indent}{line}\n" for line in block) + text[hyphen - len(indent) :]
        )
    if node is None:
        return with_field(text, around, name, "\n" + "\n".join(f"  {line}" for line in block), order)
    if isinstance(node, Sequence) and node.items:
        raise CannotEdit
    return with_field(text, around, name, "\n" + "\n".join(f"  {line}" for line in block), order)


def with_field(text: str, around: Mapping, name: str, value: str, order: Iterable[str]) -> str:
    """Return the text with a field set: in its own place, or below the nearest field that comes before it."""
    if (key := around.key(name)) is not None:
        start, end = _span(text, around.get(name) or key)
        colon = text.index(":", _offset(text, key.line, key.column) + len(key.text)) + 1
        start = max(colon, start)
        return text[:colon] + _spaced(value) + text[max(end, start) :]
    if _is_flow(text, around):
        raise CannotEdit
    before = _before(name, order, around)
    at = _end_of_line(text, _span(text, around.entries[before][1])[1])
    indent = " " * (around.column - 1)
    return f"{text[:at]}\n{indent}{name}:{_spaced(value)}{text[at:]}"


def _spaced(value: str) -> str:
    return value if value.startswith("\n") else f" {value}"


def _before(name: str, order: Iterable[str], around: Mapping) -> int:
    """Return the place of the written field after which a new one belongs."""
    names = [key.text for key, _ in around.entries]
    earlier = list(order)
    earlier = earlier[: earlier.index(name)]
    return max((names.index(other) for other in earlier if other in names), default=len(names) - 1)


def _offset(text: str, line: int, column: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.index("\n", at) + 1
    return at + column - 1


def _line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _end_of_line(text: str, offset: int) -> int:
    found = text.find("\n", offset)
    return len(text) if found < 0 else found


def _without_lines(text: str, first: int, last: int) -> str:
    lines = text.split("\n")
    return "\n".join((*lines[: first - 1], *lines[last:]))


def _is_flow(text: str, node: Node) -> bool:
    return text[_offset(text, node.line, node.column)] in "[{"


def _dashed(text: str, key: Scalar) -> bool:
    at = _offset(text, key.line, key.column)
    return "-" in text[text.rfind("\n", 0, at) + 1 : at]


def _span(text: str, node: Node) -> tuple[int, int]:
    """Return where a value begins and ends."""
    start = _offset(text, node.line, node.column)
    if isinstance(node, Scalar):
        return start, _end_of_scalar(text, start, node)
    if text[start] in "[{":
        return start, _closing(text, start)
    children = node.items if isinstance(node, Sequence) else tuple(value for _, value in node.entries)
    return start, max((_span(text, child)[1] for child in children), default=start)


def _end_of_scalar(text: str, start: int, node: Scalar) -> int:
    if not node.text and node.plain:
        return start
    if text[start] in "\"'":
        return _closing_quote(text, start)
    if text.startswith(node.text, start):
        return start + len(node.text)
    if text[start] in "|>":
        lines = text.split("\n")
        last = max(node.line, min(node.end_line - 1, len(lines)))
        return _offset(text, last, 1) + len(lines[last - 1])
    # Plain words over several lines.
    last_word = node.text.split()[-1]
    return text.index(last_word, _offset(text, node.end_line, 1)) + len(last_word)


def _closing_quote(text: str, start: int) -> int:
    mark, at = text[start], start + 1
    while text[at] != mark or (mark == "'" and text[at + 1 : at + 2] == mark):
        at += 2 if text[at] in ("\\" if mark == '"' else "'") else 1
    return at + 1


def _closing(text: str, start: int) -> int:
    depth, at = 0, start
    while True:
        if text[at] in "\"'" and text[at - 1] in " [{,:\n":
            at = _closing_quote(text, at)
            continue
        if text[at] == "#" and text[at - 1] in " \n":
            at = _end_of_line(text, at)
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(text[at], 0)
        at += 1
        if depth == 0:
            return at
