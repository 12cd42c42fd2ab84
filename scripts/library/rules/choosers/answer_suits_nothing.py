"""An answer that leaves nothing to suggest."""

from collections.abc import Iterator

from library.catalogue.choosing import FEWEST
from library.model.nodes import Mapping
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.choosers.parts import fit_of, groups, options, questions, values
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    every = list(options(document))
    for question in questions(document) if every else ():
        id_ = one(question, "id")
        firm = question.text("firm").strip().lower() == "true"
        for answer in groups(question, "answers") if id_ else ():
            written = one(answer, "id")
            if not id_ or not written:
                continue
            suited = sum(_suits(option, id_.text, written.text) for option in every)
            if suited >= (FEWEST if firm else 1):
                continue
            number = "only one option" if suited else "no option"
            wanted = ". The question is firm, so at least two must suit it" if firm else ""
            yield Finding(
                at(document, written),
                f"The answer `{short(written.text)}` to `{short(id_.text)}` suits {number}{wanted}.",
                f"Add `{short(written.text)}` to the answers of an option that suits it, or delete the answer",
            )


def _suits(option: Mapping, question: str, answer: str) -> bool:
    fit = fit_of(option, question)
    return fit is None or answer in {scalar.text for scalar in values(fit, "answers")}


RULE = Rule(
    name="answer-suits-nothing",
    what="A chooser offers an answer that none of its options suits, or fewer than two where the question is firm.",
    why="Whoever gives that answer would be shown what does not suit them, or nothing at all.",
    check=_check,
)
