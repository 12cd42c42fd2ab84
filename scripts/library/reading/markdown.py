"""Renders Markdown once, and keeps what rules and pages ask about it.

What is checked is what readers get: headings, links and pictures are collected from the tree that
Python-Markdown renders, with the extensions that mkdocs.yml names, and then found again in the source for
their line. https://python-markdown.github.io/extensions/api/#treeprocessors
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, STX

from library.model.body import Body, Heading, Link, Paragraph, Table

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
STASHED = re.compile(f"{STX}.*?\\x03")
TASK = re.compile(
    r'(<li class="task-list-item">(?:\s*<p>)?)<input type="checkbox" disabled( checked)?\s*/?>\s*(.*?)(?=</p>|</li>|<ul|<ol|\n<)', re.DOTALL
)
ALIGNMENT = re.compile(r' style="text-align: (left|right|center);"')
RAW_LINK = re.compile(r"<(a|img)\b[^>]*?\b(?:href|src)\s*=\s*[\"']([^\"']*)[\"'][^>]*>", re.IGNORECASE)
LETTER = re.compile(r"[^\W_]")
NOT_LETTERS = re.compile(r"[\W_]+")
WIDE = 3
"""Columns from which a table may be wider than a phone."""


class MarkdownReader:
    """Turns Markdown into a Body. One instance serves a whole run; it is not safe across threads."""

    def __init__(self, extensions: Sequence[str], configs: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the extensions and their settings as mkdocs.yml has them."""
        self._collector = _Collector()
        self._markdown = markdown.Markdown(
            extensions=[*extensions, _Collecting(self._collector)],
            extension_configs={name: dict(config) for name, config in configs.items()},
        )

    def read(self, text: str, first_line: int) -> Body:
        """Render one body, which begins on `first_line` of its file."""
        self._markdown.reset()
        try:
            html = self._markdown.convert(text)
        except RecursionError:
            # Hundreds of nested quotes: Python-Markdown gives up, and so would every reader.
            return Body(text, first_line, "")
        stash = [block for block in self._markdown.htmlStash.rawHtmlBlocks if isinstance(block, str)]
        return _Locating(text, first_line).body(_finished(html), self._collector, stash)


@dataclass(slots=True)
class _Collector:
    """What one rendering saw, in the order of the page."""

    headings: list[tuple[int, str, str, bool]] = field(default_factory=list)
    links: list[tuple[str, str, bool]] = field(default_factory=list)
    tables: list[tuple[str, ...]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)

    def clear(self) -> None:
        for found in (self.headings, self.links, self.tables, self.paragraphs):
            found.clear()


class _Collecting(Extension):
    def __init__(self, collector: _Collector) -> None:
        super().__init__()
        self._collector = collector

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's own name
        # Below toc (5), so that headings have their ids.
        md.treeprocessors.register(_Walk(md, self._collector), "library-collecting", 1)


class _Walk(Treeprocessor):
    def __init__(self, md: markdown.Markdown, collector: _Collector) -> None:
        super().__init__(md)
        self._into = collector

    def run(self, root: Element) -> None:
        self._into.clear()
        self._headings(root)
        for element in root.iter():
            if element.tag == "a":
                self._into.links.append((_attribute(element, "href"), self._words(element), False))
            elif element.tag == "img":
                self._into.links.append((_attribute(element, "src"), _attribute(element, "alt"), True))
            elif element.tag == "table":
                self._into.tables.append(tuple(self._words(cell) for cell in element.iter("th")))
            elif element.tag in {"p", "li", "dd"} and element.find("p") is None:
                self._into.paragraphs.append(self._words(element))
        _wrap_wide_tables(root)

    def _headings(self, root: Element) -> None:
        children = [child for child in root if isinstance(child.tag, str)]
        for place, child in enumerate(children):
            if (level := HEADINGS.get(child.tag)) is None:
                continue
            following = children[place + 1] if place + 1 < len(children) else None
            empty = following is None or HEADINGS.get(following.tag, 7) <= level
            self._into.headings.append((level, self._words(child), child.get("id", ""), not empty))

    def _words(self, element: Element) -> str:
        text = "".join(_own_text(element))
        return " ".join(STASHED.sub(" ", text.replace(AMP_SUBSTITUTE, "&")).split())


def _own_text(element: Element) -> Iterator[str]:
    """Yield the words of an element, leaving nested lists to their own items."""
    if element.text:
        yield element.text
    for child in element:
        if child.tag == "img":
            yield child.get("alt", "")
        elif child.tag not in {"ul", "ol", "dl", "table"}:
            yield from _own_text(child)
        if child.tail:
            yield child.tail


def _attribute(element: Element, name: str) -> str:
    return element.get(name, "").replace(AMP_SUBSTITUTE, "&")


def _wrap_wide_tables(root: Element) -> None:
    """Put each wide table into a region that a keyboard can reach and scroll, as WCAG 2.1.1 asks."""
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            if child.tag != "table" or len(list(child.iter("th"))) < WIDE:
                continue
            names = ", ".join("".join(cell.itertext()) for cell in child.iter("th")) or "data"
            region = Element("div", {"class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": f"Table: {names}"})
            region.tail, child.tail = child.tail, None
            parent.remove(child)
            region.append(child)
            parent.insert(place, region)


def _finished(html: str) -> str:
    """Give tick boxes a label that can be tapped, and alignment a class in place of an inline style."""
    if "task-list-item" in html:
        html = TASK.sub(r'\1<label class="tick"><input type="checkbox"\2> <span>\3</span></label>', html)
    return ALIGNMENT.sub(r' class="align-\1"', html) if "text-align" in html else html


class _Locating:
    """Finds what was rendered again in its source, reading forward, by its letters and digits alone."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first = first_line
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._letters = NOT_LETTERS.sub("", text)
        self._places = [match.start() for match in LETTER.finditer(text)]

    def body(self, html: str, seen: _Collector, stash: Sequence[str]) -> Body:
        return Body(
            self._text,
            self._first,
            html,
            tuple(self._all_headings(seen)),
            tuple(self._all_links(seen, stash)),
            tuple(self._all_tables(seen)),
            tuple(Paragraph(words, line) for words, line in self._in_order(seen.paragraphs) if words),
        )

    def _all_headings(self, seen: _Collector) -> Iterator[Heading]:
        lines = self._in_order([words for _, words, _, _ in seen.headings], heading=True)
        for (level, words, anchor, filled), (_, line) in zip(seen.headings, lines, strict=True):
            yield Heading(level, words, anchor, line, filled)

    def _all_tables(self, seen: _Collector) -> Iterator[Table]:
        lines = self._in_order(["".join(headers) for headers in seen.tables])
        return (Table(headers, line) for headers, (_, line) in zip(seen.tables, lines, strict=True))

    def _all_links(self, seen: _Collector, stash: Sequence[str]) -> Iterator[Link]:
        raw = [(found[2], "", found[1].lower() == "img") for block in stash for found in RAW_LINK.finditer(block)]
        cursor: dict[str, int] = {}
        for target, words, is_image in (*seen.links, *raw):
            line, column, cursor[target] = self._find_target(target, cursor.get(target, 0))
            yield Link(target, words, line, column, is_image)

    def _find_target(self, target: str, start: int) -> tuple[int, int, int]:
        for needle in (f"]({target}", f"](<{target}", target):
            at = self._text.find(needle, start) if needle else -1
            if at >= 0:
                at += len(needle) - len(target)
                return (*self._line_and_column(at), at + max(1, len(target)))
        return self._first, 1, start

    def _in_order(self, texts: Sequence[str], *, heading: bool = False) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        cursor = 0
        for words in texts:
            needle = NOT_LETTERS.sub("", words[:80])[:24]
            at = self._next(needle, cursor, heading=heading) if needle else -1
            line = self._line_and_column(self._places[at])[0] if at >= 0 else self._first
            if at >= 0:
                cursor = at + (1 if not heading else len(needle))
            found.append((words, line))
        return found

    def _next(self, needle: str, cursor: int, *, heading: bool) -> int:
        at = self._letters.find(needle, cursor)
        while heading and at >= 0 and not self._begins_heading(self._places[at]):
            at = self._letters.find(needle, at + 1)
        return at

    def _begins_heading(self, place: int) -> bool:
        row = self._row(place)
        line = self._line(row)
        return line.lstrip().startswith("#") or bool(re.match(r"\s*(=+|-+)\s*$", self._line(row + 1)))

    def _row(self, place: int) -> int:
        low, high = 0, len(self._starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._starts[middle] <= place else (low, middle)
        return low

    def _line(self, row: int) -> str:
        if row >= len(self._starts):
            return ""
        end = self._starts[row + 1] - 1 if row + 1 < len(self._starts) else len(self._text)
        return self._text[self._starts[row] : end]

    def _line_and_column(self, place: int) -> tuple[int, int]:
        row = self._row(place)
        return self._first + row, place - self._starts[row] + 1
