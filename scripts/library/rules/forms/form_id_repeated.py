"""Two sections, questions, options or columns of a form with one id."""

from collections.abc import Iterable, Iterator

from library.model.nodes import Mapping
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.forms.asked import groups, is_form, questions_of, sections_of
from library.rules.metadata.records import repeated
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    if not is_form(document):
        return
    questions = questions_of(document, context)
    yield from _repeated(document, "section", sections_of(document))
    yield from _repeated(document, "question", (question.node for question in questions))
    for question in questions:
        yield from _repeated(document, "option", groups(question.node, "options"))
        for column in groups(question.node, "columns"):
            yield from _repeated(document, "option", groups(column, "options"))
        yield from _repeated(document, "column", groups(question.node, "columns"))


def _repeated(document: Document, thing: str, nodes: Iterable[Mapping]) -> Iterator[Finding]:
    for id_, earlier in repeated(nodes):
        yield Finding(
            at(document, id_),
            f"The {thing} on line {earlier.line} is called `{short(id_.text)}` already.",
            "Another short name, such as one that says what it asks",
        )


RULE = Rule(
    name="form-id-repeated",
    what="Two sections, two questions, two options of a question or two columns of a table have the same id.",
    why="What somebody writes into one of them would be saved as the other, and one answer would be lost.",
    check=_check,
)
