"""Brings HTML from elsewhere down to what a page here is made of, before it becomes Markdown.

First an allow-list (nh3) takes away whatever is not on it. Then what is left gets the shape that pages have here:
headings without gaps, tables with one row of names, lists, links with words.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from urllib.parse import parse_qs, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import nh3
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from library.reading.import_limits import UnusableError

BLOCKS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tr", "td", "th", "blockquote", "div", "hr")
)
ALLOWED = BLOCKS | {"strong", "em", "b", "i", "s", "del", "a", "img", "br", "thead", "tbody", "tfoot", "sup", "sub"}
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
SCHEMES = {"http", "https", "mailto", "tel"}
MOST_DEPTH = 120
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)
TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|_hs\w+|yclid|wt\.mc_id|sr_share)\Z")


def plain_words(text: str) -> str:
    """Return text in one line, without characters that nobody sees."""
    return " ".join(UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def soup_of(html: str) -> BeautifulSoup:
    """Read HTML; refuse what is nested deeper than any page."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(_has_no_children):
        if sum(1 for _ in islice(element.parents, MOST_DEPTH + 1)) > MOST_DEPTH:
            message = "The page's parts stand inside each other hundreds of times, so it can't be read."
            raise UnusableError(message, "Copy the words you need into a Word file, and bring in that one.")
    return soup


def _has_no_children(tag: Tag) -> bool:
    return not any(isinstance(child, Tag) for child in tag.children)


def cleaned(html: str, base: str) -> tuple[BeautifulSoup, list[str]]:
    """Return only what a page may hold, and what is to be said about its links. `base` is the original address."""
    soup = soup_of(html)
    said = _Said()
    _as_allowed_parts(soup)
    for link in soup.find_all("a"):
        _mend_link(link, base, said)
    kept = nh3.clean(
        str(soup),
        tags=set(ALLOWED),
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        clean_content_tags=DROPPED,
    )
    soup = BeautifulSoup(kept, "html.parser")
    _tidy_text(soup)
    return soup, list(said.sentences())


DROPPED = {"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "title", "head"}


def _as_allowed_parts(soup: BeautifulSoup) -> None:
    """Write parts that pages here don't have as the nearest that they have."""
    for box in soup.find_all("input", attrs={"type": "checkbox"}):
        box.replace_with("☑ " if box.has_attr("checked") else "☐ ")
    for tag in soup.find_all(["b", "i", "dt", "dd", "figcaption", "caption", "summary", "pre"]):
        name = {"b": "strong", "i": "em"}.get(tag.name, "p")
        if tag.name == "caption" and isinstance(tag.parent, Tag):
            tag.parent.insert_before(tag.extract())
        if tag.name == "pre":
            _lines_as_breaks(soup, tag)
        tag.name = name


def _lines_as_breaks(soup: BeautifulSoup, pre: Tag) -> None:
    lines = pre.get_text().strip("\n").split("\n")
    pre.clear()
    for number, line in enumerate(lines):
        if number:
            pre.append(soup.new_tag("br"))
        pre.append(line)


class _Said:
    """Counts what happened to links."""

    def __init__(self) -> None:
        self.secured = self.unsafe = self.lost = self.tracked = 0

    def sentences(self) -> Iterator[str]:
        for number, words in (
            (self.secured, "began with http:// and now with https://. Open each once to see that it works"),
            (self.unsafe, "opened no page (such as javascript: or data:) and stayed behind as plain words"),
            (self.lost, "led to a place whose full address the file does not say, and stayed behind as plain words"),
            (self.tracked, "told its owner who sent the reader; that part of the address was left out"),
        ):
            if number:
                yield f"{number} link{'' if number == 1 else 's'} {words}."


def _mend_link(link: Tag, base: str, said: _Said) -> None:
    href = UNSEEN.sub("", str(link.get("href") or "")).strip()
    squeezed = re.sub(r"\s+", "", href)
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", squeezed)
    if link.get_text(strip=True) == "↑":
        link.decompose()
    elif not href or href.startswith("#"):
        link.unwrap()
    elif scheme and scheme[1].lower() not in SCHEMES:
        said.unsafe += 1
        link.unwrap()
    elif not scheme and not base:
        said.lost += 1
        link.unwrap()
    else:
        try:
            address = urljoin(base, href) if base else href
            better = without_tracking(address)
        except ValueError:
            said.lost += 1
            link.unwrap()
            return
        said.tracked += better != address
        said.secured += better.lower().startswith("http://")
        link["href"] = re.sub(r"^http://", "https://", better, flags=re.IGNORECASE)


def without_tracking(address: str) -> str:
    """Return an address without what only tells its owner who sent the reader."""
    parts = urlsplit(address)
    if parts.scheme.lower() not in {"http", "https"} or not parts.query:
        return address
    if (parts.hostname or "").endswith("safelinks.protection.outlook.com"):
        # Outlook writes the recipient's own e-mail address into such links.
        inner = parse_qs(parts.query).get("url", [""])[0]
        return without_tracking(inner) if inner.startswith(("http://", "https://")) else address
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in asked if not TRACKING.match(name.lower())]
    return address if kept == asked else urlunsplit(parts._replace(query=urlencode(kept)))


def _tidy_text(soup: BeautifulSoup) -> None:
    """Put all words of one part on one line, without characters that nobody sees."""
    soup.smooth()
    for text in list(soup.find_all(string=True)):
        clean = UNSEEN.sub("", unicodedata.normalize("NFC", str(text)))
        clean = re.sub(r"\s+", " ", clean)
        if clean != str(text):
            text.replace_with(NavigableString(clean))


def secure(address: str) -> str:
    """Return an address that begins https://, without tracking."""
    found = re.sub(r"^(?:https?://)?", "https://", address, count=1, flags=re.IGNORECASE)
    try:
        return without_tracking(found)
    except ValueError:
        return found
