"""A scene with a drawing that nobody has drawn."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.reading.drawings import drawing_names
from library.rules.films.boards import scenes_of
from library.rules.metadata.records import near, one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for scene in scenes_of(document):
        written = one(scene.node, "draw")
        if not written or written.text.strip() in drawing_names():
            continue
        meant = near(written.text.strip(), drawing_names())
        yield Finding(
            at(document, written),
            f"There is no drawing called `{short(written.text)}`.",
            f"draw: {meant}" if meant else f"One of these: {', '.join(drawing_names())}",
        )


RULE = Rule(
    name="storyboard-drawing-unknown",
    what="A scene of a storyboard names a drawing that is not in scripts/drawings/.",
    why="The film can't be made, and readers keep seeing the one from before.",
    check=_check,
)
