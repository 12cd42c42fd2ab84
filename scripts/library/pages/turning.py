"""The links from one page of a long list to the others."""

from collections.abc import Sequence
from itertools import pairwise

from library.model.generated_file import Json
from library.pages.views import View

NEAR = 1
"""Pages on either side of the current one that stay linked when there are many."""
FEW = 7
"""Up to so many pages each of them is linked."""


def turning(addresses: Sequence[str], current: int) -> View | None:
    """Return the links of one page of several, counted from 1: the first, the last and those around it."""
    last = len(addresses)
    if last < 2:
        return None
    kept = {1, last, *range(current - NEAR, current + NEAR + 1)} if last > FEW else set(range(1, last + 1))
    numbers = sorted(number for number in kept if 1 <= number <= last)
    return {
        "previous": addresses[current - 2] if current > 1 else "",
        "next": addresses[current] if current < last else "",
        "pages": [_page(addresses, number, before, current) for before, number in pairwise((0, *numbers))],
    }


def _page(addresses: Sequence[str], number: int, before: int, current: int) -> Json:
    return {
        "number": number,
        "url": addresses[number - 1],
        "current": number == current,
        "gap": number > before + 1,
    }
