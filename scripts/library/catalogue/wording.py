"""Finds the glossary's words in a text.

A word of the glossary counts as a whole word, with a plural `s` or without. An abbreviation in capitals counts
exactly as written, so that `DASH` is never found in `a dash`; everything else counts in any case.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from library.catalogue.catalogue import Catalogue
from library.model.vocabulary import GlossaryTerm

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """A word of the glossary in a text."""

    start: int
    end: int
    term: GlossaryTerm


@dataclass(frozen=True, slots=True)
class Wording:
    """The glossary, ready to be looked for."""

    forms: Mapping[str, tuple[tuple[str, GlossaryTerm], ...]]
    """What a word may begin, by that first word in small letters; the longest form first."""

    def find(self, text: str) -> Iterator[Found]:
        """Go through the words of the glossary in a text, none inside another."""
        done = 0
        for word in WORD.finditer(text):
            if word.start() < done:
                continue
            found = self._at(text, word)
            if found:
                done = found.end
                yield found

    def _at(self, text: str, word: re.Match[str]) -> Found | None:
        for form, term in self.forms.get(word[0].lower().removesuffix("s"), ()):
            end = word.start() + len(form)
            written = text[word.start() : end]
            if written != form and (form.isupper() or written.lower() != form.lower()):
                continue
            end += text[end : end + 1] == "s"
            if not WORD.match(text, end):
                return Found(word.start(), end, term)
        return None


def wording_of(catalogue: Catalogue) -> Wording:
    """Return the catalogue's glossary, worked out once."""
    kept = catalogue.kept.get("wording")
    if not isinstance(kept, Wording):
        kept = catalogue.kept["wording"] = _wording(catalogue.glossary)
    return kept


def _wording(terms: tuple[GlossaryTerm, ...]) -> Wording:
    forms: dict[str, list[tuple[str, GlossaryTerm]]] = {}
    for term in terms:
        for form in term.marked:
            if first := WORD.match(form):
                forms.setdefault(first[0].lower().removesuffix("s"), []).append((form, term))
    return Wording({first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in forms.items()})
