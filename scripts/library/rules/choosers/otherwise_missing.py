"""An option that does not suit every answer and does not say why."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.choosers.parts import answers_by_question, fits, name_of, values
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    known = answers_by_question(document)
    for option, fit in fits(document):
        question = fit.text("question")
        left = [id_ for id_ in known.get(question, ()) if id_ not in {answer.text for answer in values(fit, "answers")}]
        if not left or one(fit, "otherwise"):
            continue
        yield Finding(
            at(document, fit),
            f"“{short(name_of(option))}” does not suit {', '.join(f'`{id_}`' for id_ in left)} "
            f"at the question `{short(question)}`, and `otherwise` does not say why.",
            "otherwise: One short sentence that says why it does not suit them",
        )


RULE = Rule(
    name="otherwise-missing",
    what="An option of a chooser suits some of a question's answers only, and `otherwise` is missing.",
    why="Readers are told why something is not suggested. An option left out without a reason looks like chance.",
    check=_check,
)
