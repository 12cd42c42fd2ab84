"""Reads a web page that was saved as HTML: its main part, its pictures from beside it, and its address."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Comment, Tag

from library.model.imported import SOURCE, Incoming
from library.reading import import_html
from library.reading.import_album import Album, place_pictures
from library.reading.import_limits import UnusableError, content_of
from library.reading.import_markdown import markdown_of
from library.reading.import_shape import shaped

MOST_BYTES = 8_000_000
MAIN = ("main", "[role=main]", "#main-content", "#maincontent", "#content", "#main", "article", ".entry-content")
AROUND = (
    *("nav", "footer", "aside", "dialog", "[role=navigation]", "[role=banner]", "[role=contentinfo]", "[role=search]"),
    *(
        "[role=complementary]",
        "[role=dialog]",
        "[role=alert]",
        ".breadcrumb",
        ".breadcrumbs",
        ".share",
        ".social-share",
    ),
    *(
        ".cookie-banner",
        "#cookie-banner",
        ".cookie-consent",
        "[id^=onetrust]",
        ".skip-link",
        ".related-content",
        ".visually-hidden",
    ),
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
RUNNING = (
    ("script", ("script", "noscript", "template")),
    ("form", ("form", "select", "textarea", "button")),
    ("frame or film from elsewhere", ("iframe", "frame", "object", "embed", "video", "audio", "canvas")),
)
SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
SHORTEST_MAIN = 40
"""Letters below which a part that calls itself the main one is not taken at its word."""


def read_web_page(path: Path, name: str) -> Incoming:
    """Return what a saved page holds; raises UnusableError where it can't be read."""
    data = content_of(path, MOST_BYTES)
    if b"\x00" in data[:1000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "The file is no web page inside."
        raise UnusableError(message, "In the browser, choose Save page as, and Web page, complete.")
    try:
        whole = import_html.soup_of(BeautifulSoup(data, "html.parser").decode())
    except (ValueError, AssertionError, RecursionError):
        message = "The page can't be read."
        raise UnusableError(message, "Open it in the browser and save it again.") from None
    address = _address(whole)
    values = _values(whole, address)
    said: list[str] = []
    main = _main(whole, said)
    said += _without_running(main)
    title = _title(main, whole)
    album = Album()
    said += _pictures(main, path, album)
    soup, about_links = import_html.cleaned(str(main), address)
    place_pictures(soup, album)
    said += [*about_links, *shaped(soup), *album.said]
    try:
        body = markdown_of(soup)
    except RecursionError:
        message = "The page's parts stand inside each other too deeply to be read."
        raise UnusableError(message, "Copy the words you need into a Word file, and bring in that one.") from None
    if not address:
        said.append("The page does not say its original address, so `sources` has still to name it.")
    said.append("Whoever wrote the page holds the rights to its words. Check that its licence lets you use them.")
    incoming = Incoming(name, 0, {**values, "title": title or path.stem})
    return Incoming(name, 0, incoming.values, body, album.pictures, tuple(map(incoming.note, said)))


def _address(whole: BeautifulSoup) -> str:
    """Return the original address that the page gives, beginning https://; otherwise nothing."""
    canonical, social, base = (
        whole.select_one("link[rel~=canonical][href]"),
        whole.select_one("meta[property='og:url'][content]"),
        whole.select_one("base[href]"),
    )
    saved = next(
        (
            found[1]
            for text in whole.find_all(string=lambda text: isinstance(text, Comment))
            if (found := SAVED_FROM.search(text))
        ),
        "",
    )
    for given in (
        canonical and canonical.get("href"),
        saved,
        social and social.get("content"),
        base and base.get("href"),
    ):
        address = re.sub(r"^http://", "https://", import_html.plain_words(str(given or "")))
        try:
            parts = urlsplit(address)
            if parts.scheme == "https" and "." in (parts.hostname or "") and not parts.username and " " not in address:
                return import_html.without_tracking(parts._replace(fragment="").geturl())
        except ValueError:
            continue
    return ""


def _values(whole: BeautifulSoup, address: str) -> dict[str, str]:
    """Return the source that the page is, as far as it says so. Its author's name stays behind."""
    if not address:
        return {}
    published = re.match(r"(?:19|20)\d\d", _meta(whole, "article:published_time", "dcterms.issued", "citation_date"))
    return {
        f"{SOURCE}url": address,
        f"{SOURCE}title": _meta(whole, "og:title") or _first_part(whole),
        f"{SOURCE}publisher": _meta(whole, "og:site_name", "dcterms.publisher"),
        f"{SOURCE}year": published[0] if published else "",
        "summary": _meta(whole, "description", "og:description"),
    }


def _meta(whole: BeautifulSoup, *names: str) -> str:
    for name in names:
        for kind in ("property", "name"):
            found = whole.find("meta", attrs={kind: re.compile(f"{re.escape(name)}\\Z", re.IGNORECASE)})
            if isinstance(found, Tag) and found.get("content"):
                return import_html.plain_words(str(found["content"]))
    return ""


def _first_part(whole: BeautifulSoup) -> str:
    return import_html.plain_words(re.split(r"\s[|–—-]\s", whole.title.get_text())[0]) if whole.title else ""


def _title(main: Tag, whole: BeautifulSoup) -> str:
    heading = main.find("h1")
    if isinstance(heading, Tag) and (words := import_html.plain_words(heading.get_text())):
        heading.decompose()
        return words
    return _meta(whole, "og:title") or _first_part(whole)


def _main(whole: BeautifulSoup, said: list[str]) -> Tag:
    hidden = [
        tag
        for tag in whole.select("[hidden], [style]")
        if tag.has_attr("hidden") or HIDDEN.search(str(tag.get("style") or ""))
    ]
    for tag in hidden:
        if not tag.decomposed:
            tag.decompose()
    if hidden:
        said.append(f"{len(hidden)} hidden part{'' if len(hidden) == 1 else 's'} stayed behind.")
    for selector in MAIN:
        found = whole.select(selector)
        if len(found) == 1 and len(found[0].get_text(strip=True)) >= SHORTEST_MAIN:
            main = found[0]
            break
    else:
        main = whole.body or whole
        for part in main.select("header"):
            if not part.find("h1"):
                part.decompose()
        said.append("The page does not say which part is its main one. Take out what belongs to the website around it.")
    for part in main.select(", ".join(AROUND)):
        if not part.decomposed:
            part.decompose()
    return main


def _without_running(main: Tag) -> list[str]:
    said = []
    for words, names in RUNNING:
        found = main.find_all(list(names))
        for part in found:
            if not part.decomposed:
                part.decompose()
        if found:
            said.append(f"{len(found)} part{'' if len(found) == 1 else 's'} of a {words} stayed behind.")
    return said


def _pictures(main: Tag, page: Path, album: Album) -> list[str]:
    """Take pictures that were saved beside the page. Nothing is fetched, and nothing taken from elsewhere."""
    left = 0
    folder = page.parent.resolve()
    for picture in main.find_all("img"):
        data = _beside(str(picture.get("src") or ""), folder)
        if data:
            picture["src"] = album.token(data)
        else:
            left += 1
            picture.decompose()
    if not left:
        return []
    some = "1 picture was" if left == 1 else f"{left} pictures were"
    return [f"{some} not saved as a file beside the page, and stayed behind. Nothing was fetched from the internet."]


def _beside(src: str, folder: Path) -> bytes:
    try:
        parts = urlsplit(src.strip())
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith(("/", "\\")):
            return b""
        file = (folder / unquote(parts.path)).resolve()
        return content_of(file, MOST_BYTES) if file.is_relative_to(folder) and file.is_file() else b""
    except (ValueError, OSError, UnusableError):
        return b""
