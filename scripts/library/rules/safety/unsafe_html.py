"""HTML that a page must not hold."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from library.model.body import Body
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.rule import Context, Rule, on_line, short
from library.rules.safety.allowed_html import EVERYWHERE, SCHEMES, TAGS, is_clean

REASONS = {
    "script": "runs a program in the reader's browser",
    "iframe": "shows another website inside the page",
    "object": "shows another website inside the page",
    "embed": "shows another website inside the page",
    "form": "asks readers for what nobody should collect here",
    "style": "changes how the whole site looks",
    "svg": "can carry a program inside a picture",
    "math": "can carry a program inside a formula",
}
ADDRESSES = {"href", "src", "action", "formaction", "poster", "srcset", "data", "xlink:href", "background"}


class Found(NamedTuple):
    """Something that is not allowed, with what to look for in the source."""

    message: str
    instead: str
    needles: tuple[str, ...]


def _check(document: Document, _: Context) -> Iterator[Finding]:
    body = document.body
    if not body or not body.html or is_clean(body):
        return
    seeker = _Seeker()
    seeker.feed(body.html)
    seeker.close()
    nothing_named = Found("The page holds HTML that is not allowed here.", "Write it in Markdown, without HTML", ())
    cursor: dict[str, int] = {}
    for found in seeker.found or [nothing_named]:
        line, column = _place(body, found, cursor)
        yield Finding(on_line(document, line, column), found.message, found.instead)


class _Seeker(HTMLParser):
    """Names what the allow-list would take away."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Found] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            reason = REASONS.get(tag, "is not one of the things that a page here is made of")
            self.found.append(
                Found(
                    f"`<{short(tag)}>` {reason}.",
                    f"Delete `<{short(tag)}>`, and write its words in Markdown",
                    (f"<{tag}",),
                )
            )
            return
        for name, value in attrs:
            if problem := _attribute(tag, name, value or ""):
                self.found.append(problem)


def _attribute(tag: str, name: str, value: str) -> Found | None:
    bare = re.sub(r"[\x00-\x20]+", "", value)
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", bare)
    if name in ADDRESSES and scheme and scheme[1].lower() not in SCHEMES:
        return Found(
            f"The address `{short(value)}` begins with `{short(scheme[1])}:`, which opens no page.",
            "Write an address that begins with https://, or the path of a file",
            (f"]({value}", value, f"{scheme[1]}:", scheme[1], "](", "<a", "<img"),
        )
    if name in EVERYWHERE or name in TAGS[tag] or (tag == "input" and name == "type" and bare.lower() == "checkbox"):
        return None
    reason = "runs a program in the reader's browser" if name.startswith("on") else "is not allowed on a page here"
    return Found(f"`{short(name)}` {reason}.", f"Delete `{short(name)}=…`", (f"{name}=", name))


def _place(body: Body, found: Found, cursor: dict[str, int]) -> tuple[int, int]:
    """Return where it stands in the source, the second one of a kind after the first."""
    source = body.text.lower()
    for needle in (needle.lower() for needle in found.needles if needle):
        start = source.find(needle, cursor.get(needle, 0))
        if start >= 0:
            cursor[needle] = start + 1
            return body.first_line + source.count("\n", 0, start), start - source.rfind("\n", 0, start)
    return body.first_line, 1


RULE = Rule(
    name="unsafe-html",
    what="The body would give the page HTML that could run a program or show another website.",
    why="Whoever reads the page would run it too, on a work laptop with children's records open beside it.",
    check=_check,
)
