"""The story of what a first result costs: build libraries of any size, index them, open each search with no cache."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from library.commands.bench import big_library
from library.commands.bench.search import plain, searches, sites
from library.commands.bench.search.asking import Answer, Reader, SearchFailedError, opened
from library.commands.bench.search.host import hosted
from library.commands.bench.search.ranking import SHOWN
from library.commands.bench.search.searches import Search
from library.commands.bench.search.sites import Indexed
from library.commands.bench.search.transfer import Transfer, transfer

QUERIES = ("domestic abuse", "home visit", "young people")
"""Two words each, and each with more than ten results."""
SLOWER = 4
PATIENCE = 600
"""Seconds for one answer: Material's whole index of ten thousand pages takes minutes."""
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class First:
    """One search's first results at one size: the medians of several queries."""

    search: str
    resources: int
    transfers: tuple[Transfer, ...]
    """One for each query, fetched with nothing kept."""
    cold: float
    """Milliseconds from opening the address to the results on the screen."""
    warm: float
    """Milliseconds from the last key to the results on the screen, when the page has searched before."""
    results: int
    """The fewest of any query, of the ten on a first page."""


def measure(
    root: Path, sizes: Sequence[int], workplace: Path, browser: str, say: Say
) -> tuple[tuple[First, ...], tuple[Indexed, ...]]:
    """Measure every search at every size. The libraries stand in `workplace`."""
    first: list[First] = []
    indexed: list[Indexed] = []
    for size in sizes:
        found, costs = _sites(root, size, workplace / str(size), say)
        indexed += costs
        count = costs[0].resources
        with opened(browser) as chromium:
            for search in found:
                say(f"{count} resources: first results of {search.name} …")
                first.append(first_results(chromium, search, count))
    return tuple(first), tuple(indexed)


def _sites(root: Path, size: int, workplace: Path, say: Say) -> tuple[tuple[Search, ...], tuple[Indexed, ...]]:
    """Make a library, build it with our templates and with Material's, and index both."""
    say(f"Making {size} resources …")
    library, other = workplace / "ours", workplace / "plain"
    big_library.make(root, size, library)
    pages = tuple(plain.resources(library))
    say(f"{len(pages)} resources: building them with plain MkDocs …")
    material = sites.material(library, other, pages)
    bare = sites.index(searches.BARE, material.site, len(pages))
    say(f"{len(pages)} resources: building the library …")
    ours = sites.ours(library)
    indexed = sites.index_ours(library, workplace / "pages", len(pages))
    return (ours, material, searches.bare(material.site)), (indexed, bare)


def first_results(chromium: Browser, search: Search, resources: int) -> First:
    """Open the search with nothing kept, once for each query, and ask the next query on the same page."""
    with hosted(search.site) as host:
        visitor = Reader(chromium, search, host, patience=PATIENCE)
        if search.ordinary:
            visitor.visit(search.ordinary)
        visitor.close()
        ordinary = {item.path for item in host.sent}
        transfers, cold, warm = [], [], []
        for place, text in enumerate(QUERIES):
            host.sent.clear()
            reader = Reader(chromium, search, host, patience=PATIENCE, slower=SLOWER)
            opening = _answered(search, reader.open(text))
            reader.rest()
            transfers.append(transfer(host.sent, ordinary, opening.at))
            cold.append(opening)
            warm.append(_answered(search, reader.again(QUERIES[place - 1])))
            reader.close()
    return First(
        search=search.name,
        resources=resources,
        transfers=tuple(transfers),
        cold=statistics.median(answer.milliseconds for answer in cold),
        warm=statistics.median(answer.milliseconds for answer in warm),
        results=min(SHOWN, *(len(answer.found) for answer in cold)),
    )


def _answered(search: Search, answer: Answer) -> Answer:
    if answer.fault:
        raise SearchFailedError(f"{search.name}: {answer.fault}.")
    return answer
