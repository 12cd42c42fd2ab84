"""More words than a scene has room for."""

from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.reading.documents import Document
from library.rules.films.boards import SceneNode, scenes_of
from library.rules.rule import Context, Rule, at

ROOM = {"left": (24, 5), "right": (24, 5), "centre": (42, 3), "low": (42, 2)}
"""For each layout: characters in a row, and rows."""


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for scene in scenes_of(document):
        layout = scene.node.text("layout").strip() or "left"
        if layout not in ROOM:
            continue
        width, most = ROOM[layout]
        rows = _rows(scene, width)
        if rows > most:
            yield Finding(
                at(document, scene.lines[0]),
                f"The words of scene {scene.name} need {rows} rows, and there is room for {most}.",
                f"Fewer or shorter lines: up to {width} characters a row"
                + (", or `layout: left`" if layout == "low" else ""),
            )


def _rows(scene: SceneNode, width: int) -> int:
    return sum(-(-len(line.text("text")) // width) for line in scene.lines if line.text("text"))


RULE = Rule(
    name="storyboard-words-crowded",
    what="The words of a scene need more rows than its layout has room for.",
    why="Small words on a full screen can't be read from the back of a room.",
    severity=Severity.WARNING,
    check=_check,
)
