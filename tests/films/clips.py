"""Makes tiny films for tests, in whatever codec a test needs."""

from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av
from av.container import OutputContainer

RATE = 10
SOUND_RATE = 48_000
FORMATS = {"mp4": "mp4", "webm": "webm"}


@cache
def clip(
    ending: str = "mp4",
    *,
    seconds: int = 2,
    codec: str = "",
    audio: str = "",
    faststart: bool = True,
    size: tuple[int, int] | None = None,
    pixels: str = "yuv420p",
    padded_to: int = 0,
) -> bytes:
    """Return a film of one colour. Browsers play it unless `codec` says otherwise; it has `padded_to` bytes or more."""
    codec = codec or {"mp4": "libx264", "webm": "libvpx"}[ending]
    options = {"movflags": "+faststart"} if ending == "mp4" and faststart else {}
    # Not into memory: what makes a film start at once opens its file a second time, by name.
    with TemporaryDirectory() as folder:
        path = Path(folder, f"clip.{ending}")
        with av.open(path, "w", format=FORMATS[ending], options=options) as container:
            picture = None if codec == "none" else _picture(container, codec, size or (64, 36), pixels)
            sound = _sound(container, audio) if audio else None
            if picture:
                _draw(container, picture, seconds)
            if sound:
                _hum(container, sound, seconds)
        return path.read_bytes().ljust(padded_to, b"\0")


def _picture(container: OutputContainer, codec: str, size: tuple[int, int], pixels: str) -> Any:
    stream: Any = container.add_stream(codec, rate=RATE)
    stream.width, stream.height = size
    stream.pix_fmt = pixels
    return stream


def _sound(container: OutputContainer, codec: str) -> Any:
    stream: Any = container.add_stream(codec, rate=SOUND_RATE)
    stream.layout = "mono"
    return stream


def _draw(container: OutputContainer, stream: Any, seconds: int) -> None:
    for number in range(seconds * RATE):
        frame = av.VideoFrame(stream.width, stream.height, stream.pix_fmt)
        for plane in frame.planes:
            plane.update(bytes([128]) * plane.buffer_size)
        frame.pts = number
        frame.time_base = Fraction(1, RATE)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def _hum(container: OutputContainer, stream: Any, seconds: int) -> None:
    samples = stream.codec_context.frame_size or 960
    form = stream.codec_context.format.name
    for number in range(seconds * SOUND_RATE // samples):
        frame = av.AudioFrame(format=form, layout="mono", samples=samples)
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        frame.pts = number * samples
        frame.sample_rate = SOUND_RATE
        frame.time_base = Fraction(1, SOUND_RATE)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))
