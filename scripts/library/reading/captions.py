"""Reads WebVTT: captions with the line that each stands on, and chapters. https://www.w3.org/TR/webvtt1/"""

import io
import re
from html import unescape

from library.model.film import Chapter, Cue
from library.reading.markdown import anchor_of

ARROW = "-->"
MARKS = re.compile(r"</?[^<>]*>")


def read_captions(text: str) -> tuple[Cue, ...]:
    """Return the captions in their order; nothing where a player would show nothing either."""
    import webvtt

    try:
        found = webvtt.from_buffer(io.StringIO(text)).captions
    except Exception:  # noqa: BLE001 - a stranger's file may be anything; rules say what is wrong with it
        return ()
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if ARROW in line]
    # Where the two disagree, some timings could not be read and no line can be trusted.
    places = lines if len(lines) == len(found) else [1] * len(found)
    return tuple(
        Cue(
            start=caption.start_time.in_seconds() + caption.start_time.milliseconds / 1000,
            end=caption.end_time.in_seconds() + caption.end_time.milliseconds / 1000,
            text=unescape(MARKS.sub("", caption.raw_text)).strip(),
            speaker=caption.voice or "",
            line=line,
        )
        for caption, line in zip(found, places, strict=True)
    )


def as_chapters(cues: tuple[Cue, ...]) -> tuple[Chapter, ...]:
    """Return the chapters that a file's lines name. A slug that stands twice gets a number."""
    taken: dict[str, int] = {}
    chapters = []
    for place, cue in enumerate(cues, start=1):
        slug = anchor_of(cue.text) or f"part-{place}"
        taken[slug] = taken.get(slug, 0) + 1
        slug = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
        chapters.append(Chapter(slug, " ".join(cue.text.split()), cue.start, cue.end))
    return tuple(chapters)


def only_words(text: str) -> str:
    """Return a file's words, line for line: headers, notes' marks, times and numbers are left empty."""
    lines = text.split("\n")
    timed = {number for number, line in enumerate(lines) if ARROW in line}
    kept = []
    for number, line in enumerate(lines):
        name_of_cue = number + 1 in timed
        header = number == 0 or number in timed or name_of_cue
        # A line break keeps each caption a paragraph of its own.
        kept.append("" if header else MARKS.sub("", line))
    return "\n".join(kept)
