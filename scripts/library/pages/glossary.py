"""Puts the glossary's definitions into a page: at the first use of each word, and in a list at its foot.

The definition shows on hover and focus, stays while the pointer is on it and goes with Escape, as WCAG 2.2
SC 1.4.13 asks (https://www.w3.org/TR/WCAG22/#content-on-hover-or-focus). On paper the list stands in its place.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from library.catalogue.wording import Found, Wording
from library.model.generated_file import Json
from library.model.vocabulary import GlossaryTerm

TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?([a-z0-9]+)")
UNMARKED = {*("a", "button", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6"), *("label", "pre", "summary", "table")}
"""Inside these a word stays as it is: links in links are no HTML, and a definition would be cut off or in the way."""
TITLE = '<p class="admonition-title"'


@dataclass(slots=True)
class PageWords:
    """The words of the glossary that one page uses, as they are met."""

    wording: Wording
    met: dict[str, GlossaryTerm] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)

    def mark(self, text: str) -> str:
        """Return a piece of the page's HTML with the first use of each word marked."""
        return "".join(self._pieces(text)) if text else text

    def listed(self) -> list[Json]:
        """Return the words met so far, for the list at the page's foot."""
        terms = sorted(self.met.values(), key=lambda term: term.label.casefold())
        return [{"id": term.id, "label": term.label, "definition": term.definition} for term in terms]

    def _pieces(self, text: str) -> Iterator[str]:
        inside: list[str] = []
        for piece in TAG.split(text):
            if piece.startswith("<"):
                _follow(piece, inside)
                yield piece
            elif piece:
                yield self._marked(piece, may=not inside)

    def _marked(self, text: str, *, may: bool) -> str:
        marked, done = "", 0
        for found in self.wording.find(text):
            self.met[found.term.id] = found.term
            if may and found.term.id not in self.marked:
                self.marked.add(found.term.id)
                marked += text[done : found.start] + _term(text, found)
                done = found.end
        return marked + text[done:]


def _follow(tag: str, inside: list[str]) -> None:
    """Keep the names of the elements, among those that stay unmarked, that are open after a tag."""
    name = match[1] if (match := NAME.match(tag)) else ""
    if tag.startswith("</"):
        if inside and inside[-1] == name:
            inside.pop()
    elif name in UNMARKED or (tag.startswith(TITLE) and name == "p"):
        inside.append(name)


def _term(text: str, found: Found) -> str:
    term = found.term
    return (
        f'<span class="term"><a class="term__word" href="#word-{term.id}" aria-describedby="means-{term.id}">'
        f'{text[found.start : found.end]}</a><span class="term__means" role="tooltip" id="means-{term.id}">'
        f"{html.escape(term.definition)}</span></span>"
    )
