"""A path to take first that does not exist."""

from collections.abc import Iterator

from library.model.learning_path import LearningPath
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import near
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    if document.model is not LearningPath or not document.front:
        return
    known = [path.slug for path in context.tree.paths]
    for scalar in document.front.scalars("after"):
        text = scalar.text.strip()
        if text and text not in known:
            meant = near(text.removesuffix(".yml"), (slug for slug in known if slug != document.slug))
            yield Finding(
                at(document, scalar),
                f"`after` names `{short(text)}`, and no learning path has this name."
                + (f" Did you mean `{meant}`?" if meant else ""),
                meant or "The name of a file in resources/paths/, without its ending",
            )


RULE = Rule(
    name="path-after-unknown",
    what="A learning path asks for another one first, and that one does not exist.",
    why="Readers would be sent to begin with something that they can't find.",
    check=_check,
)
