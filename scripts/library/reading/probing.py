"""Looks into films: how long they run, how large their picture is, and in which codecs they were saved."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from av.container import InputContainer

FORMATS = {"mp4": "mov", "m4v": "mov", "m4a": "mov", "webm": "matroska"}
"""For each ending, the one format that is tried. A list of addresses under a film's name is never followed."""
MOST_BOXES = 10_000


@dataclass(frozen=True, slots=True)
class Probed:
    """What a film's file says of itself."""

    seconds: float
    """How long it runs; 0 where it doesn't say."""
    width: int
    height: int
    video: str
    """The codec of its picture, such as `h264`; empty if it has none."""
    profile: str
    """The profile of that codec, such as `Constrained Baseline`; empty where there are none."""
    pixels: str
    """How a pixel is kept, such as `yuv420p`."""
    audio: str
    """The codec of its sound, such as `aac`; empty if it has none."""
    faststart: bool
    """Whether it begins with what a browser needs to play it. Always true of WebM."""


def probe(path: Path) -> Probed | None:
    """Return what a film's file says of itself, or None where it can't be opened as what its name says."""
    kind = FORMATS.get(path.suffix.removeprefix(".").lower())
    if not kind or not path.is_file():
        return None
    # Takes a moment to load, and most libraries have no film.
    import av

    try:
        # An opened file has no name, so nothing inside it can lead to another file.
        with path.open("rb") as opened, av.open(opened, "r", format=kind) as container:
            found = _probed(container, faststart=kind != "mov" or _starts_at_once(path))
    except Exception:  # noqa: BLE001 - a stranger's file may break a reader in any way, and PyAV raises as many kinds
        return None
    return found if found.video or found.audio else None


def _probed(container: "InputContainer", *, faststart: bool) -> Probed:
    pictures = [stream for stream in container.streams.video if not _is_cover(stream)]
    picture = getattr(pictures[0], "codec_context", None) if pictures else None
    sounds = container.streams.audio
    return Probed(
        seconds=_seconds(container),
        width=picture.width if picture else 0,
        height=picture.height if picture else 0,
        video=_codec(pictures[0]) if pictures else "",
        profile=(picture.profile or "") if picture else "",
        pixels=(picture.pix_fmt or "") if picture else "",
        audio=_codec(sounds[0]) if sounds else "",
        faststart=faststart,
    )


def _is_cover(stream: Any) -> bool:
    """Tell whether a stream is only a picture on the sleeve, as in a sound file."""
    return "attached_pic" in str(getattr(stream, "disposition", "")).lower()


def _codec(stream: Any) -> str:
    """Return a codec's own name, whichever program reads it here."""
    context = getattr(stream, "codec_context", None)
    return str(context.codec.canonical_name) if context else "unknown"


def _seconds(container: "InputContainer") -> float:
    import av

    if container.duration:
        return container.duration / av.time_base
    lengths = (
        float(stream.duration * stream.time_base)
        for stream in container.streams
        if stream.duration and stream.time_base
    )
    return max(lengths, default=0.0)


def _starts_at_once(path: Path) -> bool:
    """Tell whether an MP4 file's table of contents stands before its pictures."""
    with path.open("rb") as opened:
        first = next((name for name in _boxes(opened) if name in {b"moov", b"mdat"}), b"")
    return first == b"moov"


def _boxes(opened: IO[bytes]) -> Iterator[bytes]:
    """Go through the names of a file's outermost boxes. ISO/IEC 14496-12, 4.2."""
    for _ in range(MOST_BOXES):
        head = opened.read(8)
        if len(head) < 8:
            return
        size, name = struct.unpack(">I4s", head)
        yield name
        length = 8
        if size == 1:
            long = opened.read(8)
            if len(long) < 8:
                return
            size, length = struct.unpack(">Q", long)[0], 16
        if size < length:
            return
        opened.seek(size - length, 1)
