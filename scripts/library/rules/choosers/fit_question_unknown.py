"""An option that speaks of a question its chooser does not ask."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.choosers.parts import answers_by_question, fits, name_of
from library.rules.metadata.records import near, one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    known = answers_by_question(document)
    for option, fit in fits(document):
        written = one(fit, "question")
        if not written or written.text in known:
            continue
        meant = near(written.text, known)
        yield Finding(
            at(document, written),
            f"“{short(name_of(option))}” speaks of the question `{short(written.text)}`, which is not asked here."
            + (f" Did you mean `{meant}`?" if meant else ""),
            meant or f"One of {', '.join(f'`{id_}`' for id_ in known)}",
        )


RULE = Rule(
    name="fit-question-unknown",
    what="An option of a chooser says how it stands to a question that the chooser does not ask.",
    why="What it says would never be shown, and the option would be suggested where it does not suit.",
    check=_check,
)
