"""A word that its vocabulary does not have."""

from collections.abc import Iterator

from library.model import fields
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import near, scalars_of, values_of
from library.rules.rule import Context, Rule, at, short


def _words(context: Context, vocabulary: str) -> dict[str, str]:
    """Return every word that means a term, with the term's id."""
    if vocabulary == "legal-texts":
        return {text: text for text in context.catalogue.legal_texts}
    kept = context.cache.setdefault(f"words of {vocabulary}", context.catalogue.vocabulary(vocabulary).ids_by_word())
    return kept if isinstance(kept, dict) else {}


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for value in values_of(document):
        for kind, scalar in scalars_of(value.spec.kind, value.node):
            if not isinstance(kind, fields.Term) or not scalar.text.strip():
                continue
            words = _words(context, kind.vocabulary)
            ids = sorted(set(words.values()))
            if not ids or scalar.text in ids:
                continue
            meant = words.get(scalar.text.lower()) or words.get(near(scalar.text, words), "")
            yield Finding(
                at(document, scalar),
                f"`{value.path}` says `{short(scalar.text)}`, which is not one of its words."
                + (f" Did you mean `{meant}`?" if meant else ""),
                meant or f"One of: {', '.join(ids)}",
            )


RULE = Rule(
    name="term-unknown",
    what="A field that takes words from a list holds a word that the list doesn't have.",
    why="Readers find resources by these words. One that is spelt differently is found by nobody.",
    check=_check,
)
