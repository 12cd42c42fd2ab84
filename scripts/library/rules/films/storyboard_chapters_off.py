"""A film with too few chapters, too many, or a beginning outside any chapter."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.storyboard import CHAPTERS
from library.reading.documents import Document
from library.rules.films.boards import scenes_of
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, on_line


def _check(document: Document, _: Context) -> Iterator[Finding]:
    scenes = tuple(scenes_of(document))
    if not scenes:
        return
    least, most = CHAPTERS
    count = sum(one(scene.node, "chapter") is not None for scene in scenes)
    if not one(scenes[0].node, "chapter"):
        yield Finding(
            at(document, scenes[0].node),
            "The first scene begins no chapter, so the film's beginning stands under none.",
            "chapter: a title of two to four words",
        )
    elif not least <= count <= most:
        key = document.front.key("scenes") if document.front else None
        yield Finding(
            on_line(document, key.line if key else 1),
            f"The film has {count} chapter{'' if count == 1 else 's'}. Our films have {least} to {most}.",
            "Write `chapter: …` at each scene where something new begins"
            if count < least
            else "Take `chapter: …` away where nothing new begins",
        )


RULE = Rule(
    name="storyboard-chapters-off",
    what="A storyboard has fewer than three chapters or more than six, or its first scene begins none.",
    why="People come back for one part of a film. Chapters take them there.",
    check=_check,
)
