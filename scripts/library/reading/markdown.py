"""Renders Markdown once, and keeps what rules and pages ask about it.

What is checked is what readers get: headings, links and pictures are collected from the tree that
Python-Markdown renders, with the extensions that mkdocs.yml names, and then found again in the source for
their line. https://python-markdown.github.io/extensions/api/#treeprocessors
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, STX

from library.model.body import Body
from library.reading.locating import Locating, Seen
from library.reading.quick_inline import quicken

CONTAINERS = {"blockquote", "dd", "details", "div", "dl", "li", "ol", "ul"}
"""What a heading may stand inside."""
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
STASHED = re.compile(f"{STX}.*?\\x03")
NUMERIC = re.compile(r"&#(\d{1,6});")
ESCAPED = re.compile(f"{STX}(\\d+)\\x03")
TASK = re.compile(
    r'(<li class="task-list-item">(?:\s*<p>)?)<input type="checkbox" disabled( checked)?\s*/?>\s*(.*?)'
    r"(?=</p>|</li>|<ul|<ol|\n<)",
    re.DOTALL,
)
ALIGNMENT = re.compile(r' style="text-align: (left|right|center);"')
RAW_LINK = re.compile(
    r"<(a|img)\b[^>]*?\b(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))[^>]*>", re.IGNORECASE
)
RAW_TAG = re.compile(r"<[^>]*>")
ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
WIDE = 3
"""Columns from which a table may be wider than a phone."""


def anchor_of(heading: str) -> str:
    """Return the anchor that the rendering gives a heading."""
    return slugify(heading, "-")


class MarkdownReader:
    """Turns Markdown into a Body. One instance serves a whole run; it is not safe across threads."""

    def __init__(self, extensions: Sequence[str], configs: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the extensions and their settings as mkdocs.yml has them."""
        self._collector = Seen()
        self._markdown = markdown.Markdown(
            extensions=[*extensions, _Collecting(self._collector)],
            extension_configs={name: dict(config) for name, config in configs.items()},
        )
        quicken(self._markdown)

    def read(self, text: str, first_line: int) -> Body:
        """Render one body, which begins on `first_line` of its file."""
        self._reset()
        try:
            html = self._markdown.convert(text)
        except (RecursionError, OSError, UnicodeDecodeError):
            # Hundreds of nested quotes, or a snippet that is a folder or no text: rules say which.
            return Body(text, first_line, "")
        stash = [block for block in self._markdown.htmlStash.rawHtmlBlocks if isinstance(block, str)]
        self._collector.links.extend(_raw_links(html, stash))
        return Locating(text, first_line).body(_finished(html), self._collector)

    def html(self, text: str) -> str:
        """Render a few words of which nothing else is asked."""
        self._reset()
        try:
            return _finished(self._markdown.convert(text))
        except (RecursionError, OSError, UnicodeDecodeError):
            return ""

    def _reset(self) -> None:
        self._markdown.reset()
        # Where a text was too deep, the parser still believes that it stands inside all those lists.
        self._markdown.parser.state.clear()


class _Collecting(Extension):
    def __init__(self, collector: Seen) -> None:
        super().__init__()
        self._collector = collector

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's own name
        # Below toc (5), so that headings have their ids.
        md.treeprocessors.register(_Walk(md, self._collector), "library-collecting", 1)


class _Walk(Treeprocessor):
    def __init__(self, md: markdown.Markdown, collector: Seen) -> None:
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
            elif element.tag in {"p", "li", "dd"} and element.find("p") is None and not _is_title(element):
                self._into.paragraphs.append(self._words(element))
        _wrap_wide_tables(root, self._words)

    def _headings(self, parent: Element) -> None:
        children = [child for child in parent if isinstance(child.tag, str)]
        for place, child in enumerate(children):
            if (level := HEADINGS.get(child.tag)) is None:
                if child.tag in CONTAINERS:
                    self._headings(child)
                continue
            following = children[place + 1] if place + 1 < len(children) else None
            empty = following is None or HEADINGS.get(following.tag, 7) <= level
            self._into.headings.append((level, self._words(child), child.get("id", ""), not empty))

    def _words(self, element: Element) -> str:
        text = "".join(_own_text(element))
        if STX in text:
            text = STASHED.sub(" ", _decoded(ESCAPED.sub(lambda match: chr(int(match[1])), text)))
        return " ".join(text.split())


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


def _is_title(element: Element) -> bool:
    return element.get("class") == "admonition-title"


def _attribute(element: Element, name: str) -> str:
    value = element.get(name, "")
    if STX not in value:
        return value
    # In a web address a backslash keeps a sign from being Markdown; in a path it is what the editor meant.
    sign = "" if value.lower().startswith("http") or name == "alt" else "\\"
    return _decoded(ESCAPED.sub(lambda match: sign + chr(int(match[1])), value))


def _decoded(text: str) -> str:
    """Return the letters of an e-mail address, which Python-Markdown hides behind their numbers."""
    return NUMERIC.sub(lambda match: chr(int(match[1])), text.replace(AMP_SUBSTITUTE, "&"))


def _wrap_wide_tables(root: Element, words: Callable[[Element], str]) -> None:
    """Put each wide table into a region that a keyboard can reach and scroll, as WCAG 2.1.1 asks."""
    parents = {child: parent for parent in root.iter() for child in parent}
    heading = ""
    named: Counter[str] = Counter()
    for element in list(root.iter()):
        if element.tag in HEADINGS:
            heading = words(element)
        if element.tag != "table" or len(cells := list(element.iter("th"))) < WIDE:
            continue
        # Regions need different names: tables of one page often share their columns.
        columns = list(map(words, cells))
        _name_cells(element, columns)
        name = " – ".join(filter(None, (heading, "table of " + ", ".join(filter(None, columns)))))
        named[name] += 1
        label = name if named[name] == 1 else f"{name}, {named[name]}"
        attributes = {"class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": label}
        region = Element("div", attributes)
        region.tail, element.tail = element.tail, None
        parent = parents[element]
        place = list(parent).index(element)
        parent.remove(element)
        region.append(element)
        parent.insert(place, region)


def _name_cells(table: Element, columns: Sequence[str]) -> None:
    """Give each cell its column's name: on a phone a row stands as a block, each cell below its name."""
    for row in table.iter("tr"):
        for cell, column in zip(row.findall("td"), columns, strict=False):
            if column:
                cell.set("data-label", column)


def _raw_links(html: str, stash: Sequence[str]) -> list[tuple[str, str, bool]]:
    """Return the links and pictures that were written as HTML, which the rendered tree does not hold."""
    found: list[tuple[str, str, bool]] = []
    for block in stash:
        for tag in RAW_LINK.finditer(block):
            target = tag[2] or tag[3] or tag[4] or ""
            if tag[1].lower() == "img":
                alt = ALT.search(tag[0])
                found.append((target, (alt[1] or alt[2] or "") if alt else "", True))
            else:
                _, _, after = html.partition(tag[0])
                found.append((target, " ".join(RAW_TAG.sub(" ", after.partition("</a")[0]).split()), False))
    return found


def _finished(html: str) -> str:
    """Give tick boxes a label that can be tapped, and alignment a class in place of an inline style."""
    if "task-list-item" in html:
        html = TASK.sub(r'\1<label class="tick"><input type="checkbox"\2> <span>\3</span></label>', html)
    return ALIGNMENT.sub(r' class="align-\1"', html) if "text-align" in html else html
