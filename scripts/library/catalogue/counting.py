"""Counts what the library holds, so that it can say honestly where its gaps are."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from library.catalogue.catalogue import Catalogue
from library.model.resource import Resource
from library.model.vocabulary import Term

THIN = 3
"""Fewer resources than this count as a gap."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many resources name one term."""

    term: Term
    named: int
    """Resources that name the term itself."""
    for_all: int = 0
    """Resources that name no term because they are for all of them, such as `everyone`."""

    @property
    def is_thin(self) -> bool:
        """Tell whether few resources were made with this term in mind."""
        return self.named < THIN


@dataclass(frozen=True, slots=True)
class Grid:
    """How many resources name a pair of terms."""

    rows: tuple[Term, ...]
    columns: tuple[Term, ...]
    cells: Mapping[tuple[str, str], int]

    def count(self, row: Term, column: Term) -> int:
        """Return how many resources name both."""
        return self.cells.get((row.id, column.id), 0)

    @property
    def empty(self) -> tuple[tuple[Term, Term], ...]:
        """The pairs that no resource names."""
        return tuple((row, column) for row in self.rows for column in self.columns if not self.count(row, column))


def by_theme(catalogue: Catalogue) -> tuple[Counted, ...]:
    """Count by theme; a resource counts in each theme that it names."""
    return _counted(catalogue, "themes", (resource.themes for resource in catalogue.resources))


def by_type(catalogue: Catalogue) -> tuple[Counted, ...]:
    """Count by kind of resource; kinds with none are left out, because not every library has every kind."""
    found = _counted(catalogue, "types", ((resource.type,) for resource in catalogue.resources))
    return tuple(counted for counted in found if counted.named)


def by_audience(catalogue: Catalogue) -> tuple[Counted, ...]:
    """Count by role, apart from what is for everyone."""
    return _apart(catalogue, "audiences", [resource.audiences for resource in catalogue.resources], "everyone")


def by_moment_of_use(catalogue: Catalogue) -> tuple[Counted, ...]:
    """Count by when to use."""
    return _counted(catalogue, "when-to-use", (resource.when_to_use for resource in catalogue.resources))


def by_age(catalogue: Catalogue) -> tuple[Counted, ...]:
    """Count by age, apart from what is for all ages."""
    return _apart(catalogue, "ages", [resource.ages for resource in catalogue.resources], "all-children")


def themes_by_moment(catalogue: Catalogue) -> Grid:
    """Count by theme and when to use."""
    return _grid(catalogue, "when-to-use", {item.id: item.when_to_use for item in catalogue.resources})


def themes_by_type(catalogue: Catalogue) -> Grid:
    """Count by theme and kind of resource, without kinds that the library has none of."""
    grid = _grid(catalogue, "types", {item.id: (item.type,) for item in catalogue.resources})
    held = {column for _, column in grid.cells}
    return Grid(grid.rows, tuple(term for term in grid.columns if term.id in held), grid.cells)


def unchecked_law(catalogue: Catalogue) -> tuple[Resource, ...]:
    """Return the resources that rest on law which nobody has checked."""
    return tuple(item for item in catalogue.resources if item.law and not item.law_checked)


def _counted(catalogue: Catalogue, vocabulary: str, named: Iterable[tuple[str, ...]]) -> tuple[Counted, ...]:
    counts = Counter(value for values in named for value in values)
    return tuple(Counted(term, counts[term.id]) for term in catalogue.vocabulary(vocabulary))


def _apart(catalogue: Catalogue, vocabulary: str, named: list[tuple[str, ...]], everything: str) -> tuple[Counted, ...]:
    for_all = sum(everything in values for values in named)
    return tuple(
        Counted(counted.term, counted.named, for_all)
        for counted in _counted(catalogue, vocabulary, named)
        if counted.term.id != everything
    )


def _grid(catalogue: Catalogue, vocabulary: str, values: Mapping[str, tuple[str, ...]]) -> Grid:
    cells = Counter(
        (theme, value) for item in catalogue.resources for theme in item.themes for value in values[item.id]
    )
    return Grid(catalogue.themes, catalogue.vocabulary(vocabulary).terms, cells)
