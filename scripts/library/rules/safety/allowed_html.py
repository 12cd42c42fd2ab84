"""What a page's HTML may hold: what our own Markdown gives, and nothing else."""

import html as entities
import re
from collections.abc import Mapping

import nh3

from library.model.body import Body

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
EVERYWHERE = frozenset({"id", "class", "title", "lang", "dir"})
TAGS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys((*HEADINGS, "p", "ul", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "span"), frozenset()),
    **dict.fromkeys(("table", "thead", "tbody", "tfoot", "tr", "caption", "summary", "br", "hr"), frozenset()),
    **dict.fromkeys(("em", "strong", "b", "i", "del", "ins", "mark", "sub", "sup", "kbd", "abbr"), frozenset()),
    **dict.fromkeys(("q", "cite", "small", "s", "u", "figure", "figcaption"), frozenset()),
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "ol": frozenset({"start"}),
    "th": frozenset({"scope", "colspan", "rowspan"}),
    # A cell of a wide table names its column, for phones.
    "td": frozenset({"colspan", "rowspan", "data-label"}),
    # A wide table stands in a region of its own that a keyboard can reach.
    "div": frozenset({"tabindex", "role", "aria-label"}),
    "details": frozenset({"open"}),
    "label": frozenset(),
    "input": frozenset({"checked", "disabled"}),
}
ADDRESSES = frozenset({"href", "src"})
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
TAG = re.compile(r"</?([a-zA-Z][^\s/>]*)")
NAME = re.compile(r"[^\s\"'<>/=]+(?=[\s=/>\"'])")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")
UNSAFE_SCHEMES = frozenset({"javascript", "vbscript", "data", "file", "blob", "about", "ftp", "ws", "wss"})


def is_clean(body: Body) -> bool:
    """Tell whether the rendered body holds only our own HTML."""
    return bool(PLAIN.fullmatch(body.html)) or _nh3_leaves(body.html)


def _plain() -> re.Pattern[str]:
    """Return what nearly all pages are: text and well-formed tags of the allow-list, and nothing else at all.

    Whatever departs from it in the least goes to nh3, which is thorough and twenty times as slow.
    """
    value = r'="[^"<>]*+"'
    address = r'="(?:(?:https?|mailto|tel):[^"<>]*+|[^":&<>]*+)"'
    box = r'<input type="checkbox"(?: checked| disabled)?+ ?/?>'
    tags = [box, rf"</(?:{'|'.join(sorted(TAGS, key=len, reverse=True))})>"]
    for tag, own in TAGS.items():
        names = "|".join(sorted((EVERYWHERE | own) - ADDRESSES, key=len, reverse=True))
        links = "".join(rf"| {name}{address}" for name in sorted(own & ADDRESSES))
        tags.append(rf"<{tag}(?: (?:{names})(?:{value})?+(?=[ />]){links})*+ ?/?>")
    return re.compile(rf"(?:[^<]++|{'|'.join(tags)})*+")


PLAIN = _plain()


def _nh3_leaves(html: str) -> bool:
    """Tell whether nh3, allowing only our own HTML, leaves a page as it is.

    nh3 writes any HTML anew, so its strict answer is compared with one in which everything that stands in the
    page was allowed: if they are equal, the allow-list removed nothing. The names for the second answer are
    gathered far too generously on purpose, because one that was overlooked would be removed by both.
    """
    attributes = {"*": set(EVERYWHERE), **{tag: set(names) for tag, names in TAGS.items() if names}}
    strict = nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(),
        attributes=attributes,
        tag_attribute_values={"input": {"type": {"checkbox"}}},
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=False,
    )
    loose = nh3.clean(
        html,
        # A table gets its rows from the parser, so what is allowed anyway counts as found.
        tags={tag.lower() for tag in TAG.findall(html)} | set(TAGS),
        clean_content_tags=set(),
        attributes={"*": {name.lower() for name in NAME.findall(html)}},
        url_schemes=_schemes(html),
        link_rel=None,
        strip_comments=False,
    )
    return bool(strict == loose)


def _schemes(html: str) -> set[str]:
    # A browser reads `java&#115;cript:` and `java\nscript:` as one word.
    text = entities.unescape(html).lower()
    squeezed = re.sub(r"[\x00-\x20]+", "", text)
    return set(SCHEME.findall(text)) | set(SCHEME.findall(squeezed)) | SCHEMES | UNSAFE_SCHEMES
