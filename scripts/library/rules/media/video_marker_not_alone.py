"""A video marker with other words in its paragraph."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.media.videos import videos_of
from library.rules.rule import Context, Rule, short

UNTITLED = "What the film shows"


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for video in videos_of(document, context):
        if not video.alone:
            yield Finding(
                video.place,
                f"Words or a picture share a paragraph with the video `{short(video.source)}`. "
                "What follows a video in its paragraph is lost.",
                f'![type:{video.kind}]({short(video.source)} "{video.title or UNTITLED}")'
                " with an empty line before and after it",
            )


RULE = Rule(
    name="video-marker-not-alone",
    what="A video marker shares its paragraph with words, or with another picture.",
    why="The words after the video vanish from the page, and readers never learn that they are missing.",
    check=_check,
)
