"""A condition on a question that can't decide it."""

from collections.abc import Iterator, Sequence

from library.model.nodes import Mapping, Scalar
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.forms.asked import DECIDING, Question, is_form, questions_of
from library.rules.metadata.records import near, one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    if not is_form(document):
        return
    questions = questions_of(document, context)
    for place, question in enumerate(questions):
        when = question.node.get("when")
        named = one(when, "field") if isinstance(when, Mapping) else None
        if named:
            yield from _finding(document, questions, place, named)


def _finding(document: Document, questions: Sequence[Question], place: int, named: Scalar) -> Iterator[Finding]:
    above = {question.id: question for question in questions[:place]}
    name = named.text.strip()
    decides = above.get(name)
    if not decides:
        later = any(question.id == name for question in questions)
        what = "stands below it or is the question itself" if later else "is no question of this form"
        meant = near(name, above)
        instead = f"Did you mean `{meant}`?" if meant and not later else "The id of a question above this one"
        yield Finding(at(document, named), f"`{short(name)}` {what}.", instead)
    elif decides.kind not in DECIDING:
        message = f"`{short(name)}` is of the kind `{decides.kind}`, whose answers can’t decide anything."
        yield Finding(at(document, named), message, "A question where people choose an answer")
    elif decides.section.get("each") and decides.section is not questions[place].section:
        message = f"`{short(name)}` is asked once for each theme, so it has no one answer."
        yield Finding(at(document, named), message, "A question of the same section, or one that is asked once")


RULE = Rule(
    name="condition-unknown",
    what="A question depends on one that is not there, that comes later, or whose answers can't decide anything.",
    why="Nobody could tell whether it must be answered, and on screen it would always be there.",
    check=_check,
)
