"""An option that suits an answer nobody can give."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.choosers.parts import answers_by_question, fits, name_of, values
from library.rules.metadata.records import near
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    known = answers_by_question(document)
    for option, fit in fits(document):
        question = fit.text("question")
        for written in values(fit, "answers") if question in known else ():
            if written.text in known[question]:
                continue
            meant = near(written.text, known[question])
            yield Finding(
                at(document, written),
                f"“{short(name_of(option))}” suits the answer `{short(written.text)}`, "
                f"which the question `{short(question)}` does not offer."
                + (f" Did you mean `{meant}`?" if meant else ""),
                meant or f"One of {', '.join(f'`{id_}`' for id_ in known[question])}",
            )


RULE = Rule(
    name="fit-answer-unknown",
    what="An option of a chooser suits an answer that the question does not offer.",
    why="Readers could not give that answer, so the option would be left out where it belongs.",
    check=_check,
)
