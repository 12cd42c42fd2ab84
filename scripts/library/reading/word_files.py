"""Reads a Word file: its title, its words as Markdown, its pictures."""

from pathlib import Path
from typing import Any

import mammoth
from bs4 import BeautifulSoup, Tag

from library.model.imported import Incoming
from library.reading import import_html
from library.reading.import_album import Album, place_pictures
from library.reading.import_limits import UnusableError, office_file
from library.reading.import_markdown import markdown_of
from library.reading.import_shape import shaped
from library.reading.word_packages import without_hidden

STYLES = "\n".join(
    (
        "p[style-name='Title'] => h1.title:fresh",
        "p[style-name='Subtitle'] => p:fresh",
        *(f"p[style-name='toc {level}'] => !" for level in range(1, 10)),
        "p[style-name='TOC Heading'] => !",
        # Lists without numbering of Word's own, which only their styles tell apart.
        "p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh",
        "p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh",
        "p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh",
        "p[style-name='Quote'] => blockquote > p:fresh",
        "p[style-name='Intense Quote'] => blockquote > p:fresh",
    )
)
ASSUMED_HEADER = "The first row of each table was taken for the names of its columns."
LONGEST_HEADING = 80


def read_word_file(path: Path, name: str) -> Incoming:
    """Return what a Word file holds; raises UnusableError where it can't be read."""
    packed, said = without_hidden(office_file(path))
    album = Album()
    html = _as_html(packed, album)
    title = _title(html)
    _notes_at_the_end(html)
    soup, about_links = import_html.cleaned(str(html), "")
    said += about_links
    if (
        not title
        and (first := next((part for part in soup.children if isinstance(part, Tag)), None)) is not None
        and first.name == "h1"
    ):
        title = import_html.plain_words(first.get_text())
        first.decompose()
    place_pictures(soup, album)
    said += shaped(soup)
    said += [*album.said, *_guesses(soup)]
    if not title:
        title = import_html.plain_words(path.stem.replace("_", " "))
        said.append("It has no title inside, so the file's name became the title.")
    incoming = Incoming(name, values={"title": title}, body=_markdown(soup), pictures=album.pictures)
    return Incoming(name, 0, incoming.values, incoming.body, album.pictures, tuple(map(incoming.note, said)))


def _as_html(packed: Any, album: Album) -> BeautifulSoup:
    def keep(image: Any) -> dict[str, str]:
        try:
            with image.open() as file:
                data = file.read()
        except Exception:  # noqa: BLE001 - a linked picture, or one whose part is missing
            data = b""
        return {"src": album.token(data)}

    try:
        # The map of styles inside a file could bring its comments into the text.
        found = mammoth.convert_to_html(
            packed,
            style_map=STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(keep),
        )
        return import_html.soup_of(found.value)
    except UnusableError:
        raise
    except Exception:  # noqa: BLE001 - whatever a broken file makes a converter stumble over
        message = "The file is broken: its text can't be read."
        raise UnusableError(message, "Open it in Word and save it again as .docx, or ask for a new copy.") from None


def _markdown(soup: BeautifulSoup) -> str:
    try:
        return markdown_of(soup)
    except RecursionError:
        message = "Its parts stand inside each other too deeply to be read."
        raise UnusableError(message, "Copy the words you need into a new document, and bring in that one.") from None


def _title(html: BeautifulSoup) -> str:
    titles = html.select("h1.title")
    title = import_html.plain_words(titles[0].get_text()) if titles else ""
    if title:
        titles[0].decompose()
    return title


def _notes_at_the_end(html: BeautifulSoup) -> None:
    """Give footnotes a name of their own, where they stand as a list at the end."""
    first = html.select_one("li[id^=footnote-], li[id^=endnote-]")
    if first is not None and isinstance(first.parent, Tag):
        words = html.new_tag("p")
        bold = html.new_tag("strong")
        bold.string = "Notes"
        words.append(bold)
        first.parent.insert_before(words)


def _guesses(soup: BeautifulSoup) -> list[str]:
    """Say what Word's own shape left open."""
    said = [ASSUMED_HEADER] if soup.find("table") else []
    bold = [
        part
        for part in soup.find_all("p", recursive=False)
        if (only := part.find("strong", recursive=False)) is not None
        and only.get_text(strip=True) == part.get_text(strip=True)
        and len(part.get_text(strip=True)) <= LONGEST_HEADING
    ]
    if bold:
        some = "1 line is" if len(bold) == 1 else f"{len(bold)} lines are"
        said.append(f"{some} bold from end to end. A heading begins with ## instead, so that readers can jump to it.")
    return said
