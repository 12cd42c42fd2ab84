"""Puts HTML that Markdown made into XML that is strict about every tag."""

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

from library.exports.manifests import printable

PLAIN = frozenset(
    (
        *("p", "em", "strong", "code", "sub", "sup", "br", "ul", "ol", "li", "blockquote", "dl", "dt", "dd", "pre"),
        *("table", "thead", "tbody", "tr", "th", "td", "h2", "h3", "h4", "div"),
    )
)
"""What every reader of XHTML knows. Of other elements only the words stay: links lead nowhere in a question bank."""
EMPTY = frozenset({"br"})


def fill(parent: Element, html: str, *, keep: frozenset[str] = frozenset()) -> None:
    """Put HTML into an element, in that element's namespace. Elements named in `keep` keep their attributes too."""
    filler = _Filler(parent, keep)
    filler.feed(html)
    filler.close()


class _Filler(HTMLParser):
    def __init__(self, parent: Element, keep: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._open = [parent]
        self._keep = keep
        self._namespace = parent.tag.partition("}")[0] + "}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.handle_data(dict(attrs).get("alt") or "")
        if tag not in PLAIN and tag not in self._keep:
            return
        attributes = {name: printable(value or "") for name, value in attrs} if tag in self._keep else {}
        element = SubElement(self._open[-1], self._namespace + tag, attributes)
        if tag not in EMPTY:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        name = self._namespace + tag
        # Where something was left open inside, it ends with what holds it.
        if any(element.tag == name for element in self._open[1:]):
            while self._open.pop().tag != name:
                pass

    def handle_data(self, data: str) -> None:
        parent = self._open[-1]
        text = printable(data)
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text
