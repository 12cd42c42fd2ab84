"""A word that its vocabulary does not have."""

from collections.abc import Iterator

from library.model import fields
from library.model.messages import said
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import every_scalar, near
from library.rules.rule import Context, Rule, at, short


def words_of(context: Context, vocabulary: str) -> dict[str, str]:
    """Return every word that means a term, with the term's id."""
    kept = context.cache.get(f"words of {vocabulary}")
    if not isinstance(kept, dict):
        if vocabulary == "legal-texts":
            kept = {text: text for text in context.catalogue.legal_texts}
        else:
            kept = context.catalogue.vocabulary(vocabulary).ids_by_word()
        context.cache[f"words of {vocabulary}"] = kept
    return kept


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for value, kind, scalar in every_scalar(document, context):
        if not isinstance(kind, fields.Term):
            continue
        words = words_of(context, kind.vocabulary)
        if not words or words.get(scalar.text) == scalar.text:
            continue
        meant = words.get(scalar.text.lower()) or words.get(near(scalar.text, words), "")
        shown = kind.vocabulary != "legal-texts" and context.catalogue.label(kind.vocabulary, meant) == scalar.text
        found = "term-is-label" if shown else "term-unknown-near" if meant else "term-unknown"
        every = ", ".join(sorted(set(words.values())))
        text = short(scalar.text)
        yield Finding(at(document, scalar), *said(found, path=value.path, text=text, meant=meant, words=every))


RULE = Rule(
    name="term-unknown",
    what="A field that takes words from a list holds a word that the list doesn't have.",
    why="Readers find resources by these words. One that is spelt differently is found by nobody.",
    check=_check,
)
