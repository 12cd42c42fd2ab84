"""Reads slides: Markdown in which a line of three hyphens parts the slides, and `Notes:` begins what is said."""

import re
from collections.abc import Callable

from library.model.webinar import Slide

Render = Callable[[str], str]
RULE = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
TITLE = re.compile(r"\A\s*#{1,3}[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|\Z)")
NOTES = re.compile(r"^(?:\*\*)?Notes:(?:\*\*)?[ \t]*", re.MULTILINE | re.IGNORECASE)


def read_slides(text: str, render: Render) -> tuple[Slide, ...]:
    """Return the slides in their order. `render` turns Markdown into HTML."""
    return tuple(_slide(block, render) for block in RULE.split(text) if block.strip())


def _slide(block: str, render: Render) -> Slide:
    title = TITLE.match(block)
    rest = block[title.end() :] if title else block
    shown, _, notes = _parted(rest)
    return Slide(title[1] if title else "", render(shown.strip()), render(notes.strip()))


def _parted(text: str) -> tuple[str, str, str]:
    found = NOTES.search(text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def without_marks(text: str) -> str:
    """Return the same text, line for line, without what only parts it, for the rules that read prose."""
    return NOTES.sub("", RULE.sub("", text))
