"""Captions that a browser can't show as they were meant."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from library.model.problem import Finding
from library.reading.tree import Beside
from library.rules.films.plans import films_of
from library.rules.media.files import content, files_beside, place_of
from library.rules.rule import Context, Rule, short

TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
TIMING = re.compile(rf"\s*{TIME}[ \t]+-->[ \t]+{TIME}(?=\s|$)")
LOOSE = re.compile(r"\s*([\d:.,]{4,})\s*-->\s*([\d:.,]{4,})")
EXAMPLE = "00:00:05.000 --> 00:00:08.000"
MOST_BYTES = 2_000_000


class Fault(NamedTuple):
    """One thing wrong with a file of captions."""

    line: int
    message: str
    instead: str


def _check_all(context: Context) -> Iterator[Finding]:
    chapters = {found.path for film in films_of(context) if (found := film.chapters)}
    for file in files_beside(context, frozenset({"vtt"})):
        for fault in _faults(file, ordered=file.path not in chapters):
            yield Finding(place_of(file, fault.line), fault.message, fault.instead)


def _faults(file: Beside, *, ordered: bool) -> Iterator[Fault]:
    try:
        text = content(file, MOST_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        yield Fault(line, "The captions hold a sign that can't be read.", "Save the file as UTF-8")
        return
    lines = re.split(r"\r\n|\r|\n", text)
    if not text.strip():
        yield Fault(
            1,
            "The file of captions is empty.",
            f"WEBVTT, an empty line, then for each caption {EXAMPLE} and its words",
        )
    elif not re.match(r"WEBVTT(?=[ \t]|$)", lines[0]):
        yield Fault(1, f"The captions begin with `{short(lines[0])}`, so no player takes them for captions.", "WEBVTT")
    elif "-->" not in text:
        yield Fault(1, "The file holds no captions: no line says when one starts and ends.", EXAMPLE)
    else:
        found = tuple(_in_timings(lines, ordered=ordered))
        yield from found or _unread(lines)


def _in_timings(lines: list[str], *, ordered: bool) -> Iterator[Fault]:
    earlier, in_block = -1, 0
    for number, line in enumerate(lines, start=1):
        in_block = in_block + 1 if line else 0
        if "-->" not in line:
            continue
        if in_block > 2 or (in_block == 2 and number == 2):
            yield Fault(number, "This caption follows on from the lines above it.", "An empty line before it")
        timing = TIMING.match(line)
        if not timing:
            yield Fault(number, f"`{short(line)}` doesn't say when a caption starts and ends.", _mended(line))
            continue
        start, end = _milliseconds(timing.groups()[:4]), _milliseconds(timing.groups()[4:])
        if end <= start:
            yield Fault(number, f"`{short(line)}` ends before it has started.", "An end later than the start")
        # The order of a film's chapters has a rule of its own.
        if ordered and start < earlier:
            yield Fault(
                number,
                f"`{short(line)}` starts before the caption above it.",
                "The captions in the order of their start",
            )
        earlier = max(earlier, start)


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def _mended(line: str) -> str:
    found = LOOSE.match(line)
    mended = " --> ".join(_mended_time(part) for part in found.groups()) if found else ""
    return mended if TIMING.match(mended) else EXAMPLE


def _mended_time(time: str) -> str:
    whole, _, part = time.replace(",", ".").partition(".")
    pieces = [piece.zfill(2) for piece in whole.split(":")]
    return ":".join(["00"] * (3 - len(pieces)) + pieces) + "." + part.ljust(3, "0")[:3]


def _unread(lines: list[str]) -> Iterator[Fault]:
    """Ask webvtt-py, as a second opinion, whether it sees as many captions as there are."""
    import webvtt

    written = sum("-->" in line for line in lines)
    try:
        read = len(webvtt.from_buffer(iter(lines)))
    except Exception:  # noqa: BLE001 - whatever a parser makes of a stranger's file is a fault of the file
        read = 0
    if read < written:
        yield Fault(1, f"Only {read} of the {written} captions can be read.", "Export the captions again as WebVTT")


RULE = Rule(
    name="captions-invalid",
    what="A .vtt file is empty, or a caption in it has a time that players can't follow.",
    why="People who can't hear the film get it without its words, or with the wrong words at each moment.",
    check_all=_check_all,
)
