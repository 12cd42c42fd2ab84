"""A film that runs too short or too long."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.storyboard import LONGEST, SHORTEST
from library.reading.documents import Document
from library.rules.films.boards import scenes_of
from library.rules.rule import Context, Rule, on_line


def _check(document: Document, _: Context) -> Iterator[Finding]:
    scenes = tuple(scenes_of(document))
    seconds = sum(scene.seconds for scene in scenes)
    # Where one scene has no seconds that can be read, the sum says nothing.
    if not scenes or not all(scene.seconds for scene in scenes) or SHORTEST <= seconds <= LONGEST:
        return
    if seconds < SHORTEST:
        advice = f"Give scenes more time, {SHORTEST - seconds} seconds in all, or add a scene"
    else:
        advice = f"Take out scenes or seconds, {seconds - LONGEST} seconds in all"
    key = document.front.key("scenes") if document.front else None
    yield Finding(
        on_line(document, key.line if key else 1),
        f"The film runs {seconds} seconds. Our films run {SHORTEST} to {LONGEST}.",
        advice,
    )


RULE = Rule(
    name="storyboard-length-off",
    what="The scenes of a storyboard together take less than a minute and a half, or more than two and a half.",
    why="People watch a short film between two visits, and stop a long one half-way.",
    check=_check,
)
