"""Hides small numbers, and whatever would give a hidden one away.

A number from 1 to 4 may point to a person. Where the numbers of a table add up to a total that everybody sees, one
hidden number is what is left over; so others are hidden with it, until every hidden one might be anything from 1 to 5
at least. Nought stays: that nobody said something points to nobody in particular.
"""

from collections.abc import Mapping, Sequence

FEWEST = 5
"""The smallest number of people that is shown."""


def shown(counts: Sequence[int]) -> tuple[int | None, ...] | None:
    """Return the counts with None for the hidden ones; None for all where too few answered.

    The counts are of one question to which everybody gave one answer, so their sum is known.
    """
    if sum(counts) < FEWEST:
        return None
    hidden = {place for place, count in enumerate(counts) if 0 < count < FEWEST}
    others = sorted((count, place) for place, count in enumerate(counts) if count >= FEWEST)
    while hidden and not _is_safe([counts[place] for place in hidden]):
        if not others:
            return None
        hidden.add(others.pop(0)[1])
    return tuple(None if place in hidden else count for place, count in enumerate(counts))


def _is_safe(hidden: Sequence[int]) -> bool:
    # What the hidden ones have together is known. Each has 1 at least, so this is what any of them may have besides.
    return len(hidden) > 1 and sum(hidden) - len(hidden) >= FEWEST - 1


def ticked(counts: Mapping[str, int], answered: int) -> Mapping[str, int | None] | None:
    """Return how many ticked each of several answers, None for a hidden one; None for all where too few answered.

    Those who didn't tick an answer are a count too, and just as telling when they are few.
    """
    if answered < FEWEST:
        return None
    return {name: (pair[0] if (pair := shown((count, answered - count))) else None) for name, count in counts.items()}
