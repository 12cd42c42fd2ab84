"""A resource that stands in two sections of one learning path."""

from collections.abc import Iterator

from library.model.learning_path import LearningPath
from library.model.nodes import Mapping, Scalar, Sequence
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    if document.model is not LearningPath:
        return
    first: dict[str, int] = {}
    for place, member in _members(document):
        # Twice in one list is for the rule on lists to say.
        if first.setdefault(member.text, place) != place:
            yield Finding(
                at(document, member),
                f"`{short(member.text)}` stands in section {first[member.text]} of this path already.",
                "Keep it where readers need it first, and delete the other",
            )


def _members(document: Document) -> Iterator[tuple[int, Scalar]]:
    sections = document.front.get("sections") if document.front else None
    if isinstance(sections, Sequence):
        for place, section in enumerate(sections.items, start=1):
            if isinstance(section, Mapping):
                yield from ((place, member) for member in section.scalars("resources"))


RULE = Rule(
    name="path-member-repeated",
    what="A learning path names the same resource in two of its sections.",
    why="The path would be longer than it says, and “previous” and “next” could not tell where a reader stands.",
    check=_check,
)
