"""What the rules on choosers share: the parts of a chooser as they are written, whatever else is wrong with it."""

from collections.abc import Iterator

from library.model.chooser import Chooser
from library.model.nodes import Mapping, Scalar, Sequence
from library.reading.documents import Document
from library.rules.metadata.records import one


def groups(node: Mapping | None, name: str) -> Iterator[Mapping]:
    """Go through the groups of a list."""
    found = node.get(name) if node else None
    if isinstance(found, Sequence):
        yield from (item for item in found.items if isinstance(item, Mapping))


def questions(document: Document) -> Iterator[Mapping]:
    """Go through a chooser's questions; none in any other document."""
    yield from groups(document.front, "questions") if document.model is Chooser else ()


def options(document: Document) -> Iterator[Mapping]:
    """Go through a chooser's options; none in any other document."""
    yield from groups(document.front, "options") if document.model is Chooser else ()


def fits(document: Document) -> Iterator[tuple[Mapping, Mapping]]:
    """Go through every fit, with its option."""
    for option in options(document):
        for fit in groups(option, "fits"):
            yield option, fit


def answers_by_question(document: Document) -> dict[str, tuple[str, ...]]:
    """Return the ids of each question's answers, by the question's id."""
    return {
        id_.text: tuple(answer.text for entry in groups(question, "answers") if (answer := one(entry, "id")))
        for question in questions(document)
        if (id_ := one(question, "id"))
    }


def fit_of(option: Mapping, question: str) -> Mapping | None:
    """Return how an option stands to a question, if it says so."""
    return next((fit for fit in groups(option, "fits") if fit.text("question") == question), None)


def name_of(option: Mapping) -> str:
    """Return what readers or editors call an option."""
    return option.text("name") or option.text("id") or "an option"


def values(node: Mapping, name: str) -> tuple[Scalar, ...]:
    """Return the values of a list that say something."""
    return tuple(scalar for scalar in node.scalars(name) if scalar.text.strip())
