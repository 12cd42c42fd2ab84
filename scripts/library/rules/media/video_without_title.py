"""A video that has no title."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.media.videos import videos_of
from library.rules.rule import Context, Rule, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for video in videos_of(document, context):
        if not video.title:
            yield Finding(
                video.place,
                f"The video `{short(video.source)}` has no title.",
                f'![type:{video.kind}]({short(video.source)} "What the film shows")',
            )


RULE = Rule(
    name="video-without-title",
    what="A video marker has no title in quotation marks after its file.",
    why="Somebody who listens to the page hears that there is a film, and not what it is about.",
    check=_check,
)
