"""Other than three questions for supervision, or one that asks nothing."""

from collections.abc import Iterator

from library.model.messages import said
from library.model.nodes import Scalar, Sequence
from library.model.problem import Finding
from library.model.resource import Resource
from library.reading.documents import Document
from library.rules.metadata.records import is_joined
from library.rules.rule import Context, Rule, at, short

WANTED = 3


def _check(document: Document, _: Context) -> Iterator[Finding]:
    if document.model is not Resource or not document.front:
        return
    questions = document.front.get("supervision_questions")
    # Left out or no list at all: the rules on fields say so.
    if not isinstance(questions, Sequence):
        return
    if (number := len(questions.items)) != WANTED and not is_joined(document, questions):
        key = document.front.key("supervision_questions")
        found = "questions-too-few" if number < WANTED else "questions-too-many"
        words = said(found, count=number, wanted=WANTED, more=WANTED - number)
        yield Finding(at(document, key or questions), *words)
    for item in questions.items:
        if isinstance(item, Scalar) and item.text.strip() and not item.text.rstrip(" \"'”’)").endswith("?"):
            mended = item.text.rstrip(" .!:;,")
            yield Finding(at(document, item), *said("question-asks-nothing", text=short(item.text), mended=mended))


RULE = Rule(
    name="supervision-questions-missing",
    what="A resource has more or fewer than three supervision questions, or one that is no question.",
    why="People take three good questions to supervision, and a page becomes thinking about one child.",
    check=_check,
)
