"""A scene that nobody can read in its seconds."""

import math
from collections import Counter
from collections.abc import Iterator

from library.model.problem import Finding
from library.model.storyboard import WORDS_A_MINUTE, words_in
from library.reading.documents import Document
from library.rules.films.boards import SceneNode, scenes_of, where
from library.rules.rule import Context, Rule, at


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for scene in scenes_of(document):
        words, seconds = _words(scene), scene.seconds
        if not seconds or round(words * 60 / seconds) <= WORDS_A_MINUTE:
            continue
        needed = math.ceil(words * 60 / (WORDS_A_MINUTE + 0.49))
        yield Finding(
            at(document, where(scene, "seconds")),
            f"Scene {scene.name} has {words} words to read in {seconds} seconds, "
            f"which is {round(words * 60 / seconds)} words a minute. Up to {WORDS_A_MINUTE} can be read in peace.",
            f"seconds: {needed}, or fewer words",
        )


def _words(scene: SceneNode) -> int:
    seen = Counter(words_in(" ".join(line.text("text") for line in scene.lines)))
    return (seen | Counter(words_in(scene.node.text("caption")))).total()


RULE = Rule(
    name="storyboard-too-fast",
    what="A scene of a storyboard has more words than can be read in its seconds.",
    why="Many people read slowly on a screen, and a film about a death should not hurry anybody.",
    check=_check,
)
