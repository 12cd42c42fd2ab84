"""Two scenes with one name."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.films.boards import scenes_of
from library.rules.metadata.records import repeated
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for written, earlier in repeated(scene.node for scene in scenes_of(document)):
        name = written.text.strip()
        yield Finding(
            at(document, written),
            f"Two scenes are called `{short(name)}`; the other one is on line {earlier.line}.",
            f"id: {name}-2, or a name that says what this scene shows",
        )


RULE = Rule(
    name="storyboard-scene-repeated",
    what="Two scenes of a storyboard have the same id.",
    why="Each scene has a still picture of that name, and readers who want nothing to move would miss one.",
    check=_check,
)
