"""A condition on an answer that nobody can give."""

from collections.abc import Iterator

from library.model.nodes import Mapping
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.forms.asked import is_form, questions_of
from library.rules.metadata.records import near
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    if not is_form(document):
        return
    answers = {question.id: question.answers for question in reversed(questions_of(document, context))}
    for question in questions_of(document, context):
        when = question.node.get("when")
        if not isinstance(when, Mapping):
            continue
        possible = answers.get(when.text("field").strip())
        for answer in when.scalars("answers") if possible else ():
            if answer.text.strip() not in (possible or ()):
                meant = near(answer.text, possible or ())
                yield Finding(
                    at(document, answer),
                    f"`{short(answer.text)}` is no answer to `{short(when.text('field'))}`.",
                    f"Did you mean `{meant}`?" if meant else f"One of: {', '.join(possible or ())}",
                )


RULE = Rule(
    name="condition-answer-unknown",
    what="A question is asked only with an answer that the question above it does not offer.",
    why="It would never be asked.",
    check=_check,
)
