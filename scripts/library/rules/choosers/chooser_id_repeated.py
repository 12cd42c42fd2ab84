"""Two parts of a chooser with one name."""

from collections.abc import Iterable, Iterator

from library.model.nodes import Mapping
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.choosers.parts import groups, name_of, options, questions
from library.rules.metadata.records import repeated
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    yield from _repeated(document, questions(document), "id", "the id of another question")
    for question in questions(document):
        yield from _repeated(document, groups(question, "answers"), "id", "the id of another answer to this question")
    yield from _repeated(document, options(document), "id", "the id of another option")
    for option in options(document):
        told = f"told by “{short(name_of(option))}” already"
        yield from _repeated(document, groups(option, "fits"), "question", told)


def _repeated(document: Document, parts: Iterable[Mapping], field: str, what: str) -> Iterator[Finding]:
    for written, earlier in repeated(parts, field):
        message = f"`{short(written.text)}` is {what}, on line {earlier.line}."
        yield Finding(at(document, written), message, "Delete one of the two, or give it a name of its own")


RULE = Rule(
    name="chooser-id-repeated",
    what="Two questions, answers or options of a chooser have the same id, or an option tells of a question twice.",
    why="Links with answers in them would lead to the wrong result, and one of the two would never be shown.",
    check=_check,
)
