"""From orders to figures: how often the right resource stands first, among three, among ten, and its mean rank."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from library.commands.bench.search.queries import Query

SHOWN = 10
"""Results on a first page. What comes after them counts as not found."""
WITHIN = (1, 3, SHOWN)
ALL = "all"
INSTEAD = 3
"""How many of the resources that came instead are told."""
HEAD = f"{'role':<34}{'search':<16}{'queries':>8}" + "".join(f"{f'in {place}':>8}" for place in WITHIN)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and what one search made of it."""

    query: Query
    found: tuple[str, ...] = ()
    """Ids of resources, best first. A resource counts once, where it stands first."""
    fault: str = ""
    """Why there was no answer. An answer without results is no fault."""

    @property
    def rank(self) -> int:
        """The place of the first resource that answers the query; 0 where none is shown."""
        shown = tuple(dict.fromkeys(self.found))[:SHOWN]
        return next((place for place, name in enumerate(shown, start=1) if name in self.query.finds), 0)


@dataclass(frozen=True, slots=True)
class Figures:
    """What is said of many queries."""

    queries: int
    success: tuple[float, ...]
    """The shares found within each place of WITHIN."""
    mean_reciprocal_rank: float
    failed: int
    """Queries without an answer. They count as not found, and are told apart."""


def figures(asked: Sequence[Asked]) -> Figures:
    """Return the figures of one or more queries."""
    ranks = [0 if item.fault else item.rank for item in asked]
    return Figures(
        queries=len(asked),
        success=tuple(sum(1 <= rank <= place for rank in ranks) / len(ranks) for place in WITHIN),
        mean_reciprocal_rank=sum(1 / rank for rank in ranks if rank) / len(ranks),
        failed=sum(bool(item.fault) for item in asked),
    )


def table(searches: Mapping[str, Sequence[Asked]]) -> str:
    """Return one line for each role and search, and for all roles. Searches stand by their names."""
    roles = sorted({item.query.role for asked in searches.values() for item in asked})
    lines = [f"{HEAD}{'MRR':>8}{'failed':>8}"]
    for role in (*roles, ALL):
        for name, asked in searches.items():
            mine = [item for item in asked if role in (item.query.role, ALL)]
            lines.append(_line(role, name, figures(mine)))
    return "\n".join(lines)


def _line(role: str, name: str, found: Figures) -> str:
    shares = "".join(f"{share:>8.3f}" for share in found.success)
    return f"{role:<34}{name:<16}{found.queries:>8}{shares}{found.mean_reciprocal_rank:>8.3f}{found.failed:>8}"


def misses(asked: Sequence[Asked], titles: Mapping[str, str]) -> str:
    """Return the queries whose resource did not come first, worst first, with what came instead."""
    late = sorted((item for item in asked if item.fault or item.rank != 1), key=_badness, reverse=True)
    return "\n".join(line for item in late for line in _missed(item, titles))


def _badness(item: Asked) -> tuple[bool, int]:
    return bool(item.fault), item.rank or SHOWN + 1


def _missed(item: Asked, titles: Mapping[str, str]) -> Iterator[str]:
    place = f"rank {item.rank}" if item.rank else "not found"
    yield f"“{item.query.text}” ({item.query.role}): {f'FAILED, {item.fault}' if item.fault else place}"
    yield f"    wanted   {_named(item.query.finds, titles)}"
    if not item.fault:
        before = tuple(dict.fromkeys(item.found))[: item.rank - 1 if item.rank else None]
        yield f"    instead  {_named(before[:INSTEAD], titles) or 'nothing'}"


def _named(ids: Sequence[str], titles: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {titles.get(name, '')}".strip() for name in ids)
