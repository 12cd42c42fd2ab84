"""What the search knows of words before it looks anywhere: what people type, what they mean, how it is spelt.

One small file holds the words that say nothing and those that are answered with help first. The vocabularies'
terms with their synonyms, and the library's own words, against which a misspelling is judged, lie in one file for
each first letter, and are fetched only for a word that is typed.
"""

import html
import json
import re
import string
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.stop_words import FUNCTION_WORDS, SEARCHING_TALK
from library.catalogue.usual_words import mistakable
from library.model.generated_file import GeneratedFile, Json
from library.model.vocabulary import Moment, Term

VERSION = 3
VOCABULARIES = {
    "everyday-words": "everyday",
    "glossary": "word",
    "themes": "theme",
    "topics": "topic",
    "when-to-use": "when",
    "types": "type",
    "audiences": "audience",
    "ages": "age",
}
"""The vocabularies that are understood, and what one of their terms is. Of two that share a word the first counts."""
MOST_TITLES = 500
"""Beyond so many resources, titles are no longer offered while somebody types: the file must stay small."""
WORD = re.compile(r"\d+(?=[^\W\d_]+(?![^\W_]))|[^\W_]+")
"""`s47` and `4x4x4` are one word; `20min` is two."""
INITIALS = f"0{string.ascii_lowercase}"
TAG = re.compile(r"<[^>]*>")
ASIDE = re.compile(r"\s*\([^)]*\)")
SHORTEST = 4
"""Letters from which a word may be a misspelling."""
NOT_HERE = -1
"""Stands beside a usual English word that the library never uses: it is no misspelling of another."""


@dataclass(frozen=True, slots=True)
class Words:
    """The library's words, each as it is typed: in small letters, without marks."""

    texts: Sequence[str]
    """Each resource's whole text, its words parted by single spaces, with a space at both ends."""
    frequency: Mapping[str, int]
    """In how many resources each word stands."""

    neighbours: frozenset[tuple[str, str]]
    """Every two words that follow each other: without all of its own a phrase is in no text."""

    def stands(self, phrase: str) -> bool:
        """Tell whether these words follow each other in any text."""
        words = plain(phrase).split()
        if len(words) < 2:
            return all(word in self.frequency for word in words)
        if not self.neighbours.issuperset(pairwise(words)):
            return False
        wanted = f" {' '.join(words)} "
        return any(wanted in text for text in self.texts)


def files(catalogue: Catalogue, pages: Iterable[str]) -> Iterator[GeneratedFile]:
    """Return what is known of words; terms and words by their first letters. `pages` are the indexed pages' HTML."""
    words = words_of(pages)
    yield _file(addresses.SEARCH_WORDS, _vocabulary(catalogue))
    yield _file(addresses.SEARCH_TITLES, _titles(catalogue))
    for initial, terms in _terms_by_initial(catalogue, words).items():
        yield _file(addresses.terms_of_search(initial), terms)
    letters: dict[str, dict[str, int]] = {}
    for word, count in sorted(_known(catalogue, words).items()):
        if len(word) >= SHORTEST and word[0].isascii() and word.isalpha():
            letters.setdefault(word[0], {})[word] = count
    for letter, found in letters.items():
        yield _file(addresses.words_of_search(letter), found)


def _known(catalogue: Catalogue, words: Words) -> dict[str, int]:
    """Return on how many pages each word stands: the library's, the vocabularies', and usual ones of neither."""
    understood = (
        word for term in _terms(catalogue) for phrase in (term.label, *term.synonyms) for word in plain(phrase).split()
    )
    known = {**dict.fromkeys(understood, 0), **words.frequency}
    return {**dict.fromkeys(mistakable(known), NOT_HERE), **known}


def words_of(pages: Iterable[str]) -> Words:
    """Return the words of pages."""
    texts = [f" {plain(html.unescape(TAG.sub(' ', page.partition('<body')[2])))} " for page in pages]
    split = [text.split() for text in texts]
    frequency = Counter(word for words in split for word in set(words))
    return Words(texts, frequency, frozenset(pair for words in split for pair in pairwise(words)))


def plain(text: str) -> str:
    """Return a text's words as they are compared: `The child's day` is `the childs day`."""
    return " ".join(WORD.findall(text.lower().replace("'", "").replace("’", "")))


def _vocabulary(catalogue: Catalogue) -> Json:
    return {
        "version": VERSION,
        "pages": len(catalogue.resources),
        "themes": [[theme.id, theme.label] for theme in catalogue.vocabulary("themes")],
        "stop": [*dict.fromkeys(map(plain, (*FUNCTION_WORDS, *SEARCHING_TALK)))],
        "moments": [[term.id, min(term.minutes), max(term.minutes)] for term in _moments(catalogue)],
        "help": [[term.id, *(plain(word) for word in term.synonyms)] for term in catalogue.vocabulary("help-first")],
    }


def _titles(catalogue: Catalogue) -> Json:
    """Return what is offered while somebody types."""
    if len(catalogue.resources) > MOST_TITLES:
        return []
    return [[item.title, addresses.resource(item.slug)] for item in catalogue.resources]


def _terms_by_initial(catalogue: Catalogue, words: Words) -> dict[str, list[Json]]:
    """Return, for every letter and for `0`, the terms with those of their phrases that begin so."""
    found: dict[str, list[Json]] = {initial: [] for initial in INITIALS}
    taken: set[str] = set()
    for name, kind in VOCABULARIES.items():
        for term in catalogue.vocabulary(name):
            *named, exchanged, besides = _entry(term, kind, words, taken)
            for initial, terms in found.items():
                parts = _beginning(initial, exchanged), _beginning(initial, besides)
                if any(parts):
                    terms.append([*named, *parts])
    return found


def _beginning(initial: str, phrases: Sequence[str]) -> list[Json]:
    return [phrase for phrase in phrases if (phrase[0] if phrase[0] in string.ascii_lowercase else "0") == initial]


def _entry(term: Term, kind: str, words: Words, taken: set[str]) -> tuple[str, str, str, list[str], list[str]]:
    """Return a term as its kind, its id, its label, what is exchanged for it and what is looked for besides it.

    A synonym that the library itself uses is looked for as it stands, with the label besides. One that it never
    uses, or an abbreviation, is exchanged for the label.
    """
    label = ASIDE.sub("", term.label)
    mine = [phrase for word in (term.label, label, *term.synonyms) if (phrase := plain(word)) and phrase not in taken]
    taken.update(mine)
    exchanged = {plain(word) for word in term.synonyms if word.isupper() or not words.stands(word)}
    return (
        kind,
        term.id,
        label,
        [*dict.fromkeys(phrase for phrase in mine if phrase in exchanged)],
        [*dict.fromkeys(phrase for phrase in mine if phrase not in exchanged)],
    )


def _moments(catalogue: Catalogue) -> Iterator[Moment]:
    return (term for term in catalogue.vocabulary("moments") if isinstance(term, Moment))


def _terms(catalogue: Catalogue) -> Iterator[Term]:
    for name in VOCABULARIES:
        yield from catalogue.vocabulary(name)


def _file(path: str, data: Json) -> GeneratedFile:
    return GeneratedFile(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", "resources/")
