"""The texts of an own film, made from its storyboard: captions, chapters and transcript."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from library.model.storyboard import Scene, Storyboard

CAPTIONS = "captions.en.vtt"
CHAPTERS = "chapters.vtt"
TRANSCRIPT = "transcript.md"
ROW = 40
"""Characters in a row of a caption."""
ROWS = 2
ENDED = re.compile(r"[.:;,?!…][”’)]?\Z")
"""What ends a thought well enough."""
AT_THE_TOP = " line:6%"
"""Where a scene has its words low, the caption stands above."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands at one time."""

    start: float
    end: float
    text: str
    setting: str = ""


def texts_of(storyboard: Storyboard, *, spoken: bool) -> dict[str, str]:
    """Return every text by its file's name. `spoken` says whether a narration is mixed in."""
    return {
        CAPTIONS: captions_vtt(storyboard),
        CHAPTERS: chapters_vtt(storyboard),
        TRANSCRIPT: transcript(storyboard, spoken=spoken),
    }


def captions_vtt(storyboard: Storyboard) -> str:
    """Return the captions as WebVTT."""
    blocks = (
        f"{_time(caption.start)} --> {_time(caption.end)}{caption.setting}\n{_escaped(caption.text)}\n"
        for at, scene in zip(storyboard.starts, storyboard.scenes, strict=True)
        for caption in captions_of(scene, at)
    )
    return "WEBVTT\n\n" + "\n".join(blocks)


def captions_of(scene: Scene, at: int) -> Iterator[Caption]:
    """Go through a scene's captions, which share its seconds by their length."""
    parts = _parts(scene.told)
    weight = sum(len(part) for part in parts)
    setting = AT_THE_TOP if scene.layout == "low" else ""
    done = 0
    for part in parts:
        start = at + round(scene.seconds * done / weight, 1)
        done += len(part)
        yield Caption(start, at + round(scene.seconds * done / weight, 1), part, setting)


def _parts(told: tuple[str, ...]) -> list[str]:
    """Put thoughts together as long as two rows hold them."""
    rows = [row for thought in told for row in textwrap.wrap(thought, ROW)]
    count = -(-len(rows) // ROWS)
    if count < 2:
        return ["\n".join(rows)]
    # Three rows are better read as two and one than as one and two.
    return ["\n".join(rows[first : first + ROWS]) for first in range(0, len(rows), ROWS)]


def chapters_vtt(storyboard: Storyboard) -> str:
    """Return the chapters as WebVTT."""
    blocks = (f"{_time(start)} --> {_time(end)}\n{_escaped(title)}\n" for start, end, title in storyboard.chapters)
    return "WEBVTT\n\n" + "\n".join(blocks)


def transcript(storyboard: Storyboard, *, spoken: bool) -> str:
    """Return the transcript as Markdown: what is seen, and what the words say."""
    paragraphs: list[str] = []
    for at, scene in zip(storyboard.starts, storyboard.scenes, strict=True):
        if scene.chapter:
            paragraphs.append(f"## {scene.chapter}")
        paragraphs.append(f"[{_clock(at)}] [{scene.describe}]")
        paragraphs.append(f"[{_clock(at)}] {'**Narrator:** ' if spoken else ''}{_sentences(scene.told)}")
    return "\n\n".join(paragraphs) + "\n"


def _sentences(told: tuple[str, ...]) -> str:
    """Put thoughts into one paragraph. A line on a screen needs no full stop; in a paragraph it does."""
    text = told[0]
    for thought in told[1:]:
        text += f" {thought}" if ENDED.search(text) or thought[0].islower() else f". {thought}"
    # A number with a full stop would begin a list.
    return re.sub(r"^(\d+)\.", r"\1\\.", text)


def _time(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
