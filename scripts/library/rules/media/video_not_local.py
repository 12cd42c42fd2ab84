"""A video that doesn't lie beside its page."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.media.files import VIDEOS, beside, ending_of, local_name
from library.rules.media.videos import Video, videos_of
from library.rules.metadata.records import near
from library.rules.rule import Context, Rule, short

MARKER = '![type:video](clip.mp4 "What the film shows")'
LOCAL = f"Put the film beside index.md and write {MARKER}, or give an ordinary link to its page"


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for video in videos_of(document, context):
        names = [name for name in beside(document, context) if ending_of(name) in VIDEOS]
        if found := _fault(video, names):
            yield Finding(video.place, *found)


def _fault(video: Video, names: list[str]) -> tuple[str, str] | None:
    written = short(video.source)
    if video.kind != "video":
        return f"`type:{short(video.kind)}` is no kind of video that this library shows.", LOCAL
    name = local_name(video.source)
    if not name:
        return f"The video's address `{written}` is not a file beside index.md.", LOCAL
    if name in names:
        return None
    meant = near(name, names)
    return (
        f"The video `{written}` is not beside index.md." + (f" Did you mean `{meant}`?" if meant else ""),
        MARKER.replace("clip.mp4", meant) if meant else LOCAL,
    )


RULE = Rule(
    name="video-not-local",
    what="A video marker names something else than an .mp4 or .webm file in the resource's own folder.",
    why="A film on another site tells that site who is reading about abuse, and it can vanish overnight.",
    check=_check,
)
