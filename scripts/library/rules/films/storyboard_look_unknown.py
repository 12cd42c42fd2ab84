"""A layout or a mood that the films don't have."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.storyboard import LAYOUTS, MOODS
from library.reading.documents import Document
from library.rules.films.boards import scenes_of
from library.rules.metadata.records import near, one
from library.rules.rule import Context, Rule, at, short

KNOWN = {"layout": LAYOUTS, "mood": MOODS}
ALSO = {"center": "centre", "bottom": "low", "evening": "dusk", "dawn": "morning", "noon": "day"}


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for scene in scenes_of(document):
        for name, known in KNOWN.items():
            written = one(scene.node, name)
            if not written or (text := written.text.strip()) in known:
                continue
            other = ALSO.get(text.lower(), "")
            meant = other if other in known else near(text, known)
            yield Finding(
                at(document, written),
                f"There is no {name} `{short(text)}`.",
                f"{name}: {meant}" if meant else f"{name}: {', '.join(known[:-1])} or {known[-1]}",
            )


RULE = Rule(
    name="storyboard-look-unknown",
    what="A scene of a storyboard names a layout or a mood that does not exist.",
    why="The film would look other than somebody planned it, or could not be made.",
    check=_check,
)
