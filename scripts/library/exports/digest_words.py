"""The newsletter as plain text and as Markdown."""

import re
import textwrap
from collections.abc import Iterator

from library.exports.digest import NO_ADDRESS, Digest, Item

COLUMNS = 76
MARKS = re.compile(r"[\\`*_\[\]#]|\A[-+]")
SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "~": "&#126;"})
"""Not every reader of Markdown lets these be escaped with a backslash; all know their names."""
NUMBERED = re.compile(r"\A(\d+)([.)])")


def text_of(digest: Digest) -> str:
    """Return plain text, 76 columns wide; only an address may be longer."""
    lines = [*_wrapped(digest.library.upper()), *_wrapped(f"What is new since {digest.since}"), ""]
    lines += _wrapped(digest.summary)
    if not digest.has_address:
        lines += ["", *_wrapped(NO_ADDRESS)]
    for title, items, nothing in digest.sections:
        lines += ["", "", title, "-" * len(title)]
        lines += [line for item in items for line in _text_item(item)] or _wrapped(nothing)
        if items is digest.webinars and items:
            lines += ["", *_wrapped(digest.booking)]
    lines += ["", "", *_wrapped(f"Published by {digest.publisher}.")]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _text_item(item: Item) -> Iterator[str]:
    yield ""
    yield from _wrapped(f"* {item.title}", "  ")
    yield from _wrapped(f"  {item.facts}", "  ")
    for words in (item.words, *item.notes):
        yield from _wrapped(f"  {words}", "  ")
    yield f"  {item.link or f'(no link yet: {item.page})'}"


def _wrapped(words: str, indent: str = "") -> list[str]:
    return textwrap.wrap(words, COLUMNS, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [
        ""
    ]


def markdown_of(digest: Digest) -> str:
    """Return Markdown."""
    parts = [f"# {_plain(digest.library)}: what is new since {digest.since}", digest.summary]
    if not digest.has_address:
        parts.append(f"**{_plain(NO_ADDRESS)}**")
    for title, items, nothing in digest.sections:
        parts += [f"## {title}", *((_markdown_item(item) for item in items) if items else (nothing,))]
        if items is digest.webinars and items:
            parts.append(_plain(digest.booking))
    parts.append(f"Published by {_plain(digest.publisher)}.")
    return "\n\n".join(parts) + "\n"


def _markdown_item(item: Item) -> str:
    title = _plain(item.title)
    heading = f"[{title}]({item.link})" if item.link else f"{title} (no link yet: `{item.page}`)"
    lines = (f"### {heading}", _plain(item.words), f"*{_plain(item.facts)}*", *(_plain(note) for note in item.notes))
    return "\n\n".join(lines)


def _plain(words: str) -> str:
    """Return words that Markdown takes as they are."""
    return NUMBERED.sub(r"\1\\\2", MARKS.sub(lambda found: f"\\{found[0]}", words)).translate(SIGNS)
