"""How much of what one text is about another speaks of too: BM25 over its most telling words.

The only module that knows bm25s, and it loads it when the first likeness is asked for: a check never does.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?:['’][^\W\d_]+)?(?!\w)")
SHORTEST = 4
"""Letters that a word needs, unless it is an abbreviation in capitals."""
HEAD_COUNTS = 2
"""How often a word of a title, a summary, a synonym or a heading counts."""
TELLING = 60
"""The words that stand for a text: the most of its own, the least of everybody's."""
COMMON = 4
"""A word that more than one text in four has tells nothing."""
NEAREST = 40
"""Texts that are kept for each."""
NAMED = 3
"""Words that are named as what two texts have in common."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text: what stands in its head, and what in its body."""

    head: str
    body: str


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near texts are to one another. Texts are named by their place in the order they came in."""

    shares: tuple[Mapping[int, float], ...]
    """For each text, the nearest others: from 0 to 1, how much of its telling words the other has."""
    telling: tuple[tuple[str, ...], ...]
    """For each text, its telling words without their plurals, the most telling first."""
    held: tuple[frozenset[str], ...]
    """For each text, all its words."""
    written: Mapping[str, str]
    """How the library most often writes a word."""

    def in_common(self, one: int, other: int) -> tuple[str, ...]:
        """Return the most telling words of one text that the other has too, as they are written."""
        shared = (word for word in self.telling[one] if word in self.held[other])
        return tuple(self.written[word] for _, word in zip(range(NAMED), shared, strict=False))


def nearness(texts: Sequence[Text]) -> Nearness:
    """Compare every text with every other."""
    bags, written = _bags(texts)
    having = Counter(word for bag in bags for word in bag)
    telling = tuple(_telling(bag, having, len(bags)) for bag in bags)
    held = tuple(frozenset(bag) for bag in bags)
    return Nearness(_shares(bags, telling), telling, held, written)


def _bags(texts: Sequence[Text]) -> tuple[list[Counter[str]], dict[str, str]]:
    """Return each text's words with how often each counts, and how each word is written."""
    forms: Counter[str] = Counter()
    found = []
    for text in texts:
        head, body = Counter(WORD.findall(text.head)), Counter(WORD.findall(text.body))
        for form, often in head.items():
            body[form] += HEAD_COUNTS * often
        forms.update(body)
        found.append(body)
    kept = {form: word for form in forms if _counts(form, word := folded(form), forms)}
    bags = []
    for raw in found:
        bag: Counter[str] = Counter()
        for form, often in raw.items():
            if form in kept:
                bag[kept[form]] += often
        bags.append(bag)
    written: dict[str, str] = {}
    for form, _ in sorted(forms.items(), key=lambda entry: (-entry[1], entry[0])):
        if form in kept:
            written.setdefault(kept[form], form if form.isupper() else form.lower())
    return bags, written


def _counts(form: str, word: str, forms: Mapping[str, int]) -> bool:
    """Tell whether a word may be compared. One that nobody writes small is a name: people and places tell little."""
    if form.isupper():
        return True
    is_name = form[0].isupper() and form[1:].islower() and form.lower() not in forms
    return len(word) >= SHORTEST and "'" not in word and not is_name


def folded(form: str) -> str:
    """Return a word as it is compared: small, and without the `s` of a plural."""
    word = form.lower().replace("’", "'").removesuffix("'s")
    plural = len(word) > SHORTEST and word.endswith("s") and word[-2] not in "sui"
    return word[:-1] if plural else word


def _telling(bag: Mapping[str, int], having: Mapping[str, int], count: int) -> tuple[str, ...]:
    most = max(2, count // COMMON)
    weights = {
        word: often * math.log(count / having[word])
        for word, often in bag.items()
        # What only one text has can't be shared.
        if 1 < having[word] <= most and having[word] < count
    }
    return tuple(sorted(weights, key=lambda word: (-weights[word], word))[:TELLING])


def _shares(bags: Sequence[Counter[str]], telling: Sequence[tuple[str, ...]]) -> tuple[Mapping[int, float], ...]:
    if not any(telling):
        return tuple({} for _ in bags)
    # numpy comes with it, and only a build needs either.
    import bm25s

    index = bm25s.BM25()
    index.index([list(bag.elements()) for bag in bags], show_progress=False)
    found: list[Mapping[int, float]] = []
    for own, words in enumerate(telling):
        if not words:
            found.append({})
            continue
        scores = index.get_scores(list(words))
        nearest = (-scores).argsort(kind="stable")[: NEAREST + 1].tolist()
        whole = float(scores[own])
        shares = {place: _share(float(scores[place]), whole) for place in nearest if place != own}
        found.append({place: share for place, share in shares.items() if share})
    return tuple(found)


def _share(score: float, whole: float) -> float:
    # A short text that says little else can score higher than the text itself.
    return round(min(score / whole, 1.0), 3)
