"""The library from A to Z: every title, every theme, and the words that people type for them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.paging import turns

MOST_TOGETHER = 40_000
"""What the lines of all letters on one page may weigh: about 300 of them. Beyond that every letter has its own page."""
MOST_BYTES = 85_000
"""What the lines of one letter's page may weigh, so that with its frame it stays below 100 kB."""
MARKUP = 25
"""Bytes of a line, or of a link, besides its words and its address."""
MOST_SEEN = 5
"""Resources that one word names; beyond them it leads on to the search."""
SIGNS = "0-9"
"""The name of the place for what begins with a figure or a sign."""
ARTICLE = re.compile(r"^(?:an?|the)\s+(?=\w)")
SILENT = re.compile(r"['’‘\"“”]")
SIGN = re.compile(r"[\W_]+")
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Target:
    """A page that a line leads to."""

    label: str
    url: str
    note: str = ""
    """What it is, where that is not a resource: `theme`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A title with its page, or a word with the pages that it stands for. A title may be such a word too."""

    key: str
    """What it is sorted by."""
    word: str
    page: Target | None
    see: tuple[Target, ...] = ()

    @property
    def letter(self) -> str:
        """The letter it stands under, in lower case."""
        return self.key[0] if "a" <= self.key[0] <= "z" else SIGNS

    @property
    def weight(self) -> int:
        """About how many bytes of a page it fills."""
        pages = (*(target for target in (self.page,) if target), *self.see[:MOST_SEEN])
        words = sum(len(page.label.encode()) + len(page.url) + MARKUP for page in pages)
        return words + len(self.word.encode()) + MARKUP


@dataclass(frozen=True, slots=True)
class LetterPage:
    """What stands on one page of one letter."""

    letter: str
    address: str
    number: int
    lines: tuple[Line, ...]


def sort_key(word: str) -> str:
    """Return what a word is sorted by: small letters, no articles, accents or signs, and 7 before 12."""
    spelled = unicodedata.normalize("NFKD", SILENT.sub("", word.casefold()))
    unaccented = "".join(sign for sign in spelled if not unicodedata.combining(sign)).strip()
    plain = SIGN.sub(" ", ARTICLE.sub("", unaccented)).strip()
    return NUMBER.sub(lambda number: number[0].zfill(6), plain) or word.strip() or "?"


def letters(catalogue: Catalogue) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Return every letter that has a line, with its lines; figures and signs first."""
    known: tuple[tuple[str, tuple[Line, ...]], ...] | None = catalogue.kept.get("a_to_z")
    if known is None:
        ordered = sorted(_lines(catalogue), key=lambda line: (line.letter, line.key, line.word))
        known = tuple((letter, tuple(lines)) for letter, lines in groupby(ordered, key=lambda line: line.letter))
        catalogue.kept["a_to_z"] = known
    return known


def letter_pages(catalogue: Catalogue) -> tuple[LetterPage, ...]:
    """Return the pages of the letters; none while everything fits on one page."""
    found = letters(catalogue)
    if sum(line.weight for _, lines in found for line in lines) <= MOST_TOGETHER:
        return ()
    return tuple(page for letter, lines in found for page in _pages_of(letter, lines))


def _pages_of(letter: str, lines: tuple[Line, ...]) -> Iterator[LetterPage]:
    parts: list[list[Line]] = [[]]
    filled = 0
    for line in lines:
        if parts[-1] and filled + line.weight > MOST_BYTES:
            parts.append([])
            filled = 0
        parts[-1].append(line)
        filled += line.weight
    places = turns(addresses.letter(letter), len(parts), 1)
    for number, (address, part) in enumerate(zip(places, parts, strict=True), start=1):
        yield LetterPage(letter, address, number, tuple(part))


def _lines(catalogue: Catalogue) -> Iterator[Line]:
    seen: dict[str, dict[Target, None]] = {}
    written: dict[str, str] = {}
    titles: dict[str, list[Target]] = {}
    for target, words in _targets(catalogue):
        titles.setdefault(sort_key(target.label), []).append(target)
        for word in words:
            key = sort_key(word)
            if key != sort_key(target.label):
                seen.setdefault(key, {})[target] = None
                # Of several ways to write it the one with capitals is shown, whichever file came first.
                written[key] = min(word, written.get(key, word))
    for key, targets in titles.items():
        for place, target in enumerate(targets):
            yield Line(key, target.label, target, () if place else _sorted(seen.pop(key, {})))
    for key, see in seen.items():
        yield Line(key, written[key], None, _sorted(see))


def _targets(catalogue: Catalogue) -> Iterator[tuple[Target, tuple[str, ...]]]:
    """Go through every page that stands in the list, with the words that people type for it."""
    for theme in catalogue.themes:
        if theme.id in catalogue.theme_pages:
            yield Target(theme.label, addresses.theme(theme.id), "theme"), theme.synonyms
    for resource in catalogue.resources:
        yield Target(resource.title, addresses.resource(resource.slug)), resource.also_called


def _sorted(targets: dict[Target, None]) -> tuple[Target, ...]:
    # Themes first: they are the wider answer.
    return tuple(sorted(targets, key=lambda target: (not target.note, sort_key(target.label), target.url)))
