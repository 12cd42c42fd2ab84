"""Puts pictures and perhaps a narration into MP4 and WebM files that every browser can play."""

import io
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from PIL import Image

from library.model.storyboard import FRAMES_A_SECOND
from library.sinks.film_frames import HEIGHT, WIDTH, Held

MOST_BYTES = 3_000_000


@dataclass(frozen=True, slots=True)
class Encoding:
    """One kind of file."""

    ending: str
    container: str
    codec: str
    sound: str
    rate: int
    """Of the sound, in hertz."""
    options: dict[str, str]
    muxing: dict[str, str]
    quality: tuple[int, ...]
    """Values for `crf`, the best first; the first that keeps the file small enough is taken."""


MP4 = Encoding(
    "mp4",
    "mp4",
    "libx264",
    "aac",
    44_100,
    {"profile": "baseline", "level": "3.1", "preset": "medium", "tune": "animation", "g": "250"},
    {"movflags": "+faststart"},
    (28, 29, 30, 31, 32, 34, 36),
)
WEBM = Encoding(
    "webm",
    "webm",
    "libvpx-vp9",
    "libopus",
    48_000,
    {"b:v": "0", "deadline": "realtime", "cpu-used": "5", "tune-content": "screen", "row-mt": "1", "g": "250"},
    {},
    (34, 37, 40, 44, 48),
)
ENCODINGS = (WEBM, MP4)
COLOURS = {"color_primaries": 1, "color_trc": 1, "colorspace": 1, "color_range": 1}
"""BT.709 in its limited range, which is what players expect of a file that says nothing."""


def encode(pictures: Callable[[], Iterable[Held]], path: Path, encoding: Encoding, narration: Path | None) -> int:
    """Write a file no larger than it may be, and return its size. `pictures` is called once for each try."""
    wanted = encoding.quality[0]
    for quality in encoding.quality:
        if quality < wanted:
            continue
        share = _write(pictures(), path, encoding, quality, narration)
        size = path.stat().st_size
        if share == 1 and size <= MOST_BYTES:
            return size
        # Six steps halve a file, so most steps between need not be tried.
        steps = max(1, math.ceil(6 * math.log2(size / share / MOST_BYTES)))
        wanted = min(encoding.quality[-1], quality + steps)
    path.unlink()
    raise ValueError(f"{path.name} stays larger than {MOST_BYTES} bytes. Make the film shorter or calmer.")


def _write(pictures: Iterable[Held], path: Path, encoding: Encoding, quality: int, narration: Path | None) -> float:
    """Write a file, or its beginning where it grows too large, and return the share of frames that it holds."""
    shown = list(pictures)
    count = sum(held.frames for held in shown)
    with av.open(str(path), "w", format=encoding.container, options=dict(encoding.muxing)) as out:
        options = {**encoding.options, "crf": str(quality)}
        video: Any = out.add_stream(encoding.codec, rate=FRAMES_A_SECOND, options=options)
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        video.time_base = video.codec_context.time_base = Fraction(1, FRAMES_A_SECOND)
        for name, value in COLOURS.items():
            setattr(video.codec_context, name, value)
        sound: Any = out.add_stream(encoding.sound, rate=encoding.rate) if narration else None
        if sound is not None and narration is not None:
            _add_sound(out, sound, narration)
        written = 0
        for place, frame in enumerate(_frames(shown)):
            frame.pts, frame.time_base = place, Fraction(1, FRAMES_A_SECOND)
            packets = video.encode(frame)
            written += sum(packet.size for packet in packets)
            out.mux(packets)
            if written > MOST_BYTES:
                return place / count
        out.mux(video.encode())
    return 1.0


def _frames(pictures: Iterable[Held]) -> Iterator[Any]:
    make: Any = av.VideoFrame.from_image
    for held in pictures:
        image = Image.open(io.BytesIO(held.picture)).convert("RGB")
        frame = make(image).reformat(
            format="yuv420p", src_colorspace="ITU709", dst_colorspace="ITU709", dst_color_range="MPEG"
        )
        for _ in range(held.frames):
            yield frame


def _add_sound(out: Any, stream: Any, narration: Path) -> None:
    with av.open(str(narration)) as source:
        resampler = av.AudioResampler(
            format=stream.codec_context.format.name, layout="mono", rate=stream.codec_context.sample_rate
        )
        stream.layout = "mono"
        for frame in source.decode(audio=0):
            for part in resampler.resample(frame):
                out.mux(stream.encode(part))
        for part in resampler.resample(None):
            out.mux(stream.encode(part))
    out.mux(stream.encode())
