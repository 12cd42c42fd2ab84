"""Reads transcript.md: paragraphs under headings that are the chapters.

A paragraph may begin with its moment and its speaker, `[0:12] **Narrator:** words`. One in square brackets tells what
is seen.
"""

import re
from collections.abc import Callable

from library.model.film import Part, Said

Render = Callable[[str], str]
HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*\s*\Z")
MOMENT = re.compile(r"\[(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)\]\s*")
SPEAKER = re.compile(r"\*\*([^:*\n]{1,60})(?::\*\*|\*\*:)\s+(?=\S)")
SEEN = re.compile(r"\[(.+)\]\s*\Z", re.DOTALL)


def read_transcript(text: str, render: Render) -> tuple[Part, ...]:
    """Return the parts of a transcript. `render` turns a paragraph's Markdown into HTML."""
    parts: list[Part] = []
    title = ""
    paragraphs: list[Said] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        heading = HEADING.match(block.strip())
        if heading:
            if title or paragraphs:
                parts.append(Part(title, tuple(paragraphs)))
            title, paragraphs = heading[1], []
        elif block.strip():
            paragraphs.append(_said(block.strip(), render))
    if title or paragraphs:
        parts.append(Part(title, tuple(paragraphs)))
    return tuple(parts)


def _said(block: str, render: Render) -> Said:
    moment = MOMENT.match(block)
    start = None
    if moment:
        hours, minutes, seconds = (int(part or 0) for part in moment.groups())
        start, block = float((hours * 60 + minutes) * 60 + seconds), block[moment.end() :]
    if seen := SEEN.match(block):
        return Said(render(seen[1]), start, seen=True)
    speaker = SPEAKER.match(block)
    if speaker:
        block = block[speaker.end() :]
    return Said(render(block), start, speaker[1] if speaker else "")
