"""The slides of a file, each with the line on which it begins."""

import re
from collections.abc import Iterator
from html import unescape

from library.model.webinar import Slide
from library.reading.documents import Document
from library.reading.films import FilmFiles
from library.reading.slides import RULE

TAG = re.compile(r"<[^>]*>")


def slides_with_lines(document: Document, name: str, files: FilmFiles) -> Iterator[tuple[Slide, int]]:
    """Go through a file's slides."""
    edges = [0, *(edge for found in RULE.finditer(document.text) for edge in found.span()), len(document.text)]
    blocks = [(start, document.text[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    written = [(start, block) for start, block in blocks if block.strip()]
    for slide, (start, block) in zip(files.slides.get(name, ()), written, strict=False):
        first = start + len(block) - len(block.lstrip())
        yield slide, document.text.count("\n", 0, first) + 1


def words_on(slide: Slide) -> int:
    """Return how many words a slide shows, its title counted and its notes not."""
    return sum(any(sign.isalnum() for sign in word) for word in f"{slide.title} {_plain(slide.html)}".split())


def _plain(html: str) -> str:
    return unescape(TAG.sub("", html.replace("><", "> <")))
