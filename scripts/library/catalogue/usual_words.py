"""Usual English words. What is one of them is no misspelling of another, though the library may never use it."""

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("usual_words.txt")
LONG = 8
"""Letters from which the search puts two slips right, and not only one."""


def mistakable(known: Collection[str]) -> Iterator[str]:
    """Return the usual words, in small letters, that are none of these but near enough to be taken for one.

    Two words within one slip (a letter added, left out, exchanged or swapped with its neighbour) become the same
    when each loses one letter or none: https://github.com/wolfgarbe/SymSpell. This finds all such words, and
    a few more.
    """
    near = {shorter for word in known for shorter in _shorter(word)}
    return (word for word in _usual() if word not in known and not near.isdisjoint(_shorter(word)))


@cache
def _usual() -> tuple[str, ...]:
    """The file says where its words come from."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


def _shorter(word: str) -> set[str]:
    once = {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
    if len(word) < LONG:
        return once
    return once | {one[:place] + one[place + 1 :] for one in once for place in range(len(one))}
