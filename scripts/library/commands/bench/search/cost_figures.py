"""From costs to tables: what a first result transfers and takes, of which files it is made, and what indexing took."""

import statistics
from collections.abc import Sequence

from library.commands.bench.search.cost import First
from library.commands.bench.search.sites import Indexed
from library.commands.bench.search.transfer import ORDER

NAMES = f"{'resources':>9}  {'search':<16}"
FIRST = f"{NAMES}{'kB':>9}{'requests':>10}{'later kB':>10}{'page kB':>9}{'cold ms':>9}{'warm ms':>9}{'results':>9}"
INDEXED = f"{NAMES}{'pages':>8}{'seconds':>9}{'CPU s':>8}{'MB':>8}{'kB/page':>9}"


def report(first: Sequence[First], indexed: Sequence[Indexed]) -> str:
    """Return all tables. Everything of several queries is their median."""
    return "\n\n".join(
        (
            "First results, with nothing kept:\n" + "\n".join((FIRST, *map(_first, first))),
            "Of which, in kB:\n" + "\n".join(_kinds(first)),
            "Indexing:\n" + "\n".join((INDEXED, *map(_indexed, indexed))),
        )
    )


def _first(item: First) -> str:
    search = statistics.median(each.search for each in item.transfers) / 1e3
    page = statistics.median(each.page for each in item.transfers) / 1e3
    later = statistics.median(each.later for each in item.transfers) / 1e3
    requests = statistics.median(each.requests for each in item.transfers)
    return (
        f"{item.resources:>9,}  {item.search:<16}{search:>9,.1f}{requests:>10.0f}{later:>10.1f}{page:>9.1f}"
        f"{item.cold:>9,.0f}{item.warm:>9,.0f}{item.results:>9}"
    )


def _kinds(first: Sequence[First]) -> list[str]:
    """Return a line for each search, with a column for each kind of file that any of them fetched."""
    kinds = [kind for kind in ORDER if any(kind in each.kinds for item in first for each in item.transfers)]
    widths = [max(len(kind), 8) + 2 for kind in kinds]
    lines = [NAMES + "".join(f"{kind:>{width}}" for kind, width in zip(kinds, widths, strict=True))]
    for item in first:
        sizes = [statistics.median(each.kinds.get(kind, 0) for each in item.transfers) / 1e3 for kind in kinds]
        cells = "".join(f"{size:>{width},.1f}" for size, width in zip(sizes, widths, strict=True))
        lines.append(f"{item.resources:>9,}  {item.search:<16}{cells}")
    return lines


def _indexed(item: Indexed) -> str:
    cost = item.cost
    return (
        f"{item.resources:>9,}  {item.name:<16}{item.pages:>8,}{cost.seconds:>9.2f}{cost.processor:>8.2f}"
        f"{cost.megabytes:>8.0f}{cost.megabytes * 1e3 / item.pages:>9.0f}"
    )
