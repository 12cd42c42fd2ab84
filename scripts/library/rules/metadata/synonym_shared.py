"""A word that stands for two terms."""

from collections.abc import Iterator

from library.model.nodes import Scalar
from library.model.problem import Finding, Severity
from library.model.vocabulary import Term
from library.reading.documents import Document
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, _: Context) -> Iterator[Finding]:
    if not issubclass(document.model, Term):
        return
    meaning: dict[str, str] = {}
    for record in document.records:
        for name in ("id", "label"):
            if found := one(record.node, name):
                meaning.setdefault(found.text.casefold(), record.node.text("id"))
    for record in document.records:
        for synonym in record.node.scalars("synonyms"):
            mine = record.node.text("id")
            other = meaning.setdefault(synonym.text.casefold(), mine)
            if other != mine:
                yield _finding(document, synonym, other, mine)


def _finding(document: Document, synonym: Scalar, other: str, mine: str) -> Finding:
    word = short(synonym.text)
    message = f"`{word}` means both `{short(other)}` and `{short(mine)}`."
    return Finding(at(document, synonym), message, f"Keep `{word}` with the one that people more often mean")


RULE = Rule(
    name="synonym-shared",
    what="The same synonym is given for two terms of one vocabulary.",
    why="Somebody who types this word would be led to only one of the two.",
    severity=Severity.WARNING,
    check=_check,
)
