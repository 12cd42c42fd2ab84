"""A line of words that is marked in a way the films don't know."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.storyboard import Manner
from library.reading.documents import Document
from library.rules.films.boards import scenes_of
from library.rules.metadata.records import near, one
from library.rules.rule import Context, Rule, at, short

MARKS = tuple(mark.value for mark in Manner if mark is not Manner.PLAIN)


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for scene in scenes_of(document):
        for line in scene.lines:
            manner = one(line, "manner")
            if not manner or manner.text in set(Manner):
                continue
            words, mark = short(line.text("text")), near(manner.text, MARKS)
            yield Finding(
                at(document, manner),
                f"This line of scene {scene.name} begins with `{short(manner.text, 30)}:`. Lines may begin with `say:` "
                "for words to use, `not:` for words to avoid and `think:` for a thought.",
                f"{mark}: {words}" if mark else f'"{manner.text}: {words}"',
            )


RULE = Rule(
    name="storyboard-line-unclear",
    what="A line of words in a storyboard begins with something else than `say:`, `not:` or `think:`.",
    why="Words to avoid must look different from words to use, or readers take one for the other.",
    check=_check,
)
