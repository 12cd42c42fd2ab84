"""A film that browsers can't play."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from library.model.problem import Finding
from library.reading.probing import Probed
from library.reading.tree import Beside
from library.rules.films.plans import PlannedFilm, films_of, probed
from library.rules.media.files import ALLOWED, VIDEOS, ending_of
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at


class Playable(NamedTuple):
    """What every browser of the last years plays in one kind of file."""

    pictures: frozenset[str]
    sounds: frozenset[str]
    words: str


KINDS = {
    "mp4": Playable(frozenset({"h264"}), frozenset({"aac", "mp3"}), "MP4 with H.264 and AAC"),
    "webm": Playable(frozenset({"vp8", "vp9", "av1"}), frozenset({"opus", "vorbis"}), "WebM with VP9 and Opus"),
}
PIXELS = frozenset({"yuv420p", "yuvj420p"})
NAMES = {
    "h264": "H.264", "hevc": "H.265", "mpeg4": "MPEG-4 Part 2", "vp8": "VP8", "vp9": "VP9", "av1": "AV1",
    "prores": "ProRes", "mjpeg": "Motion JPEG", "opus": "Opus", "vorbis": "Vorbis", "aac": "AAC", "mp3": "MP3",
    "ac3": "AC-3", "eac3": "E-AC-3", "alac": "ALAC", "flac": "FLAC", "unknown": "a codec that is not known here",
}  # fmt: skip


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        described = one(film.node, "described_file")
        other = film.there.get(described.text.strip()) if described else None
        for name, file in (*film.films, *([(described, other)] if described and other else [])):
            if not file.is_symlink and (found := _fault(film, file, context)):
                yield Finding(at(film.plan, name), *found)


def _fault(film: PlannedFilm, file: Beside, context: Context) -> tuple[str, str] | None:
    ending = ending_of(file.name)
    wanted = KINDS.get(ending)
    if not wanted:
        # Kinds that are not offered at all have a fault of their own.
        best = "Save the film as MP4 with H.264 and AAC"
        return (f"`{file.name}` is no film that browsers play.", best) if ending in ALLOWED - VIDEOS else None
    found = probed(file, context)
    why = _why_not(found, wanted) if found else "can't be opened as a film: it is damaged, or something else"
    if not why:
        return None
    others = [other.name for _, other in film.films if other.name != file.name]
    stem = PurePosixPath(file.name).stem
    return f"`{file.name}` {why}.", f"Save {stem} again as {wanted.words}" + (
        f", or delete this line and keep {others[0]}" if others else ""
    )


def _why_not(film: Probed, wanted: Playable) -> str:
    if not film.video:
        return "holds sound and no picture"
    if film.video not in wanted.pictures:
        return f"has its picture in {_name(film.video)}, which many browsers can't play here"
    # Ten bits, and finer colours than phones decode: High 10, High 4:2:2, Profile 1 and above.
    if film.pixels and film.pixels not in PIXELS:
        return f"has its picture in {_name(film.video)} with colours ({film.pixels}) that many browsers can't play"
    if film.audio and film.audio not in wanted.sounds:
        return f"has its sound in {_name(film.audio)}, which many browsers can't play here"
    return ""


def _name(codec: str) -> str:
    return NAMES.get(codec, codec)


RULE = Rule(
    name="codec-unplayable",
    what="A film's file is damaged, or saved in a way that browsers can't play: MP4 takes H.264 with AAC or MP3, "
    "WebM takes VP8, VP9 or AV1 with Opus or Vorbis.",
    why="On a locked-down office laptop readers would see a black box, and nobody there can install anything.",
    check_all=_check_all,
)
