"""What the rules on videos share: each mkdocs-video marker of a page, as the page renders it."""

from dataclasses import dataclass
from html.parser import HTMLParser

from library.model.body import Body
from library.model.problem import Place
from library.reading.documents import Document
from library.rules.rule import Context

BLOCKS = frozenset(
    {
        "p",
        "li",
        "dd",
        "dt",
        "td",
        "th",
        "div",
        "blockquote",
        "details",
        "summary",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    }
)


@dataclass(slots=True)
class Video:
    """One `![type:video](clip.mp4 "Title")`."""

    kind: str
    """What stands after `type:`."""
    source: str
    title: str
    place: Place
    alone: bool = True
    """Whether its paragraph holds nothing else."""


def videos_of(document: Document, context: Context) -> tuple[Video, ...]:
    """Return the videos of a document, in order."""
    body = document.body
    if not body or 'alt="type:' not in body.html.lower():
        return ()
    kept = context.cache.get(f"videos of {document.path}")
    if not isinstance(kept, tuple):
        kept = context.cache[f"videos of {document.path}"] = _read(document.path, body)
    return kept


def _read(path: str, body: Body) -> tuple[Video, ...]:
    reader = _Reader()
    reader.feed(body.html)
    reader.close()
    reader.finish()
    links = [link for link in body.links if link.is_image and link.text.lower().startswith("type:")]
    for video in reader.videos:
        link = next((link for link in links if link.target == video.source), None)
        if link:
            links.remove(link)
        video.place = Place(path, link.line, link.column) if link else Place(path, body.first_line)
    return tuple(reader.videos)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.videos: list[Video] = []
        self._open: list[_Block] = [_Block("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self._open.append(_Block(tag))
        elif tag == "img":
            self._picture({name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if any(block.tag == tag for block in self._open[1:]):
            while len(self._open) > 1:
                block = self._open.pop()
                block.finish()
                if block.tag == tag:
                    break

    def handle_data(self, data: str) -> None:
        self._open[-1].filled |= bool(data.strip())

    def finish(self) -> None:
        for block in self._open:
            block.finish()

    def _picture(self, attributes: dict[str, str]) -> None:
        block = self._open[-1]
        block.pictures += 1
        alternative = attributes.get("alt", "").strip()
        if alternative.lower().startswith("type:"):
            title = attributes.get("title", "").strip()
            video = Video(alternative[5:], attributes.get("src", ""), title, Place(""))
            self.videos.append(video)
            block.videos.append(video)


class _Block:
    """One paragraph, item or cell while it is being read."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.filled = False
        self.pictures = 0
        self.videos: list[Video] = []

    def finish(self) -> None:
        for video in self.videos:
            video.alone = not self.filled and self.pictures == 1
