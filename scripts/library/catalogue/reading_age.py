"""The reading age of pages: how old somebody usually is who reads a text like this with ease.

It is the automated readability index, which counts letters, words and sentences. textstat counts the same and a
test compares the two; it also loads a dictionary first, which every build would wait for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.body import Body, Paragraph
from library.model.resource import Resource
from library.reading.sentences import sentences_of

FEWEST_WORDS = 120
"""Below so many words the measure says nothing."""
SHORTEST = 8
"""A paragraph with fewer words is a label, not prose."""
YEARS_BEFORE_SCHOOL = 5
"""The index counts years of school, which begin at five."""
FEWEST_IN_A_SENTENCE = 3
"""Words between two full stops below which the first was an abbreviation's, not a sentence's."""

# An apostrophe counts as part of a word where a contraction has it.
PUNCTUATION = re.compile(r"[^\w\s'.!?]|'(?!(?:[tsd]|ve|ll|re))")
END = re.compile(r"[.!?]+")


@dataclass(frozen=True, slots=True)
class PageAge:
    """A page's reading age beside the one it should not exceed."""

    resource: Resource
    """The resource that it is, or that it is a unit of."""
    title: str
    address: str
    path: str
    """Its file, from the repository's top folder."""
    body: Body
    age: int
    aim: int
    """Its type's, in years."""

    @property
    def is_too_hard(self) -> bool:
        """Tell whether it is harder to read than its type should be."""
        return self.age > self.aim


def pages_with_ages(catalogue: Catalogue) -> tuple[PageAge, ...]:
    """Return the resources and the units of courses that have enough prose to measure, the hardest first."""
    kept = catalogue.kept.get("reading ages")
    if not isinstance(kept, tuple):
        # The path decides between equals, so that two builds never differ.
        found = sorted(_pages(catalogue), key=lambda page: (page.aim - page.age, page.path))
        kept = catalogue.kept["reading ages"] = tuple(found)
    return kept


def reading_age(body: Body) -> int | None:
    """Return a text's reading age in years; None where it has too little prose to tell."""
    prose = prose_of(body)
    return (
        round(_index("\n".join(_ended(paragraph.text) for paragraph in prose)) + YEARS_BEFORE_SCHOOL) if prose else None
    )


def prose_of(body: Body) -> list[Paragraph]:
    """Return the paragraphs that are prose; none where they are too few to measure."""
    lengths = [(len(paragraph.text.split()), paragraph) for paragraph in body.paragraphs]
    prose = [(length, paragraph) for length, paragraph in lengths if length >= SHORTEST]
    return [paragraph for _, paragraph in prose] if sum(length for length, _ in prose) >= FEWEST_WORDS else []


def longest_sentence(body: Body) -> tuple[str, int]:
    """Return the longest sentence of a text's prose, and its line."""
    pairs = [(sentence, paragraph.line) for paragraph in prose_of(body) for sentence in sentences_of(paragraph.text)]
    sentence, line = max(pairs, key=lambda pair: len(pair[0].split()), default=("", body.first_line))
    start = body.text.find(sentence[:25]) if sentence else -1
    return sentence, body.first_line + body.text.count("\n", 0, start) if start >= 0 else line


def _pages(catalogue: Catalogue) -> Iterator[PageAge]:
    aims = {name: kind.reading_age for name, kind in catalogue.types.items()}
    for item in catalogue.resources:
        aim, age = aims.get(item.type, 0), reading_age(item.body)
        if aim and age is not None:
            yield PageAge(item, item.title, addresses.resource(item.slug), item.path, item.body, age, aim)
    for course in catalogue.courses:
        aim = aims.get(course.resource.type, 0)
        for unit in course.units:
            age = reading_age(unit.body)
            if aim and age is not None:
                title = f"{course.resource.title}: {unit.title}"
                address = addresses.unit(course.slug, unit.slug)
                yield PageAge(course.resource, title, address, unit.path, unit.body, age, aim)


def _index(text: str) -> float:
    """Return the automated readability index. https://en.wikipedia.org/wiki/Automated_readability_index"""
    written = text.split()
    bare = PUNCTUATION.sub("", text)
    words = len(END.sub("", bare).split())
    sentences = sum(len(part.split()) >= FEWEST_IN_A_SENTENCE for part in END.split(bare))
    return 4.71 * sum(map(len, written)) / len(written) + 0.5 * words / max(1, sentences) - 21.43


def _ended(text: str) -> str:
    """Return a paragraph that ends like a sentence, or a list would count as one endless sentence."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
