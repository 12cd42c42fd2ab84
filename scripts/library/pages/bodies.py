"""Puts the site's own addresses into a body, for the page that shows it."""

import html
import re
from collections.abc import Callable

from library.catalogue.linking import Kind, Linker
from library.model.body import Body

ON_THIS_SITE = {Kind.RESOURCE, Kind.THEME, Kind.UNIT, Kind.PATH, Kind.ATTACHMENT, Kind.HANDWRITTEN, Kind.ADDRESS}
HREF = re.compile(r'(?P<lead><(?:a|img|source|video)\b[^>]*?\b(?:href|src)=")(?P<target>[^"]*)"')


def for_page(body: Body, document_path: str, address: str, linker: Linker) -> str:
    """Return the body's HTML with every internal link leading from the page at `address` to where it should."""
    return linking(document_path, address, linker)(body.html) if body.links else body.html


def linking(document_path: str, address: str, linker: Linker) -> Callable[[str], str]:
    """Return what does the same with any piece of a document's HTML."""

    def replaced(match: re.Match[str]) -> str:
        target = html.unescape(match["target"])
        found = linker.resolve(target, document_path)
        if found.kind not in ON_THIS_SITE:
            return match[0]
        anchor = f"#{found.anchor}" if found.anchor else ""
        return f'{match["lead"]}{html.escape(relative(address, found.address) + anchor)}"'

    return lambda text: HREF.sub(replaced, text) if "<" in text else text


def relative(here: str, there: str) -> str:
    """Return a link from one address to another, both relative to the site's top."""
    up = "../" * here.count("/")
    return (up + there) or "./"


def contents(body: Body) -> list[tuple[str, str]]:
    """Return the anchors and words of the main headings."""
    return [(heading.anchor, heading.text) for heading in body.headings if heading.level == 2 and heading.anchor]
