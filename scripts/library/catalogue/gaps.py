"""What a theme lacks: a kind of resource, for a role, at a moment of use, that other themes have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from library.catalogue.catalogue import Catalogue
from library.model.resource import Resource
from library.model.vocabulary import Term, Theme

FIRST = 3
"""Gaps shown for one theme: enough to choose from, few enough to begin."""
EVERYONE = "everyone"
Cell = tuple[str, str, str]
"""Ids of a kind, a role and a moment of use."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What one theme has not and others have."""

    type: Term
    audience: Term
    when: Term
    elsewhere: int
    """The other themes that have it."""


@dataclass(frozen=True, slots=True)
class ThemeGaps:
    """What one theme lacks."""

    theme: Theme
    resources: int
    types: tuple[Term, ...]
    """Kinds that the library has and the theme has not."""
    audiences: tuple[Term, ...]
    """Roles that none of its resources names. What is for everyone serves them too."""
    when: tuple[Term, ...]
    """Moments of use that none of its resources names."""
    first: tuple[Gap, ...]
    """The gaps that most other themes have filled."""


def gaps(catalogue: Catalogue, resources: Sequence[Resource]) -> tuple[ThemeGaps, ...]:
    """Return what each theme lacks among some resources, the theme with the fewest of them first."""
    cells = {theme.id: _cells(theme, resources) for theme in catalogue.themes}
    found = [_of_theme(catalogue, theme, resources, cells) for theme in catalogue.themes]
    return tuple(sorted(found, key=lambda gaps: gaps.resources))


def _of_theme(
    catalogue: Catalogue, theme: Theme, resources: Sequence[Resource], cells: dict[str, set[Cell]]
) -> ThemeGaps:
    own = [item for item in resources if theme.id in item.themes]
    held = {item.type for item in resources}
    types, audiences, moments = (catalogue.vocabulary(name) for name in ("types", "audiences", "when-to-use"))
    return ThemeGaps(
        theme,
        len(own),
        tuple(term for term in types if term.id in held and all(term.id != item.type for item in own)),
        tuple(term for term in audiences if term.id != EVERYONE and not any(term.id in item.audiences for item in own)),
        tuple(term for term in moments if not any(term.id in item.when_to_use for item in own)),
        tuple(_first(catalogue, theme, cells)),
    )


def _first(catalogue: Catalogue, theme: Theme, cells: dict[str, set[Cell]]) -> Iterator[Gap]:
    """Go through the gaps to fill first: most other themes first, then in the vocabularies' order."""
    types, audiences, moments = (catalogue.vocabulary(name) for name in ("types", "audiences", "when-to-use"))
    others = [found for name, found in cells.items() if name != theme.id]
    lacking = [
        Gap(kind, audience, when, elsewhere)
        for kind, audience, when in product(types, audiences, moments)
        if (elsewhere := sum((kind.id, audience.id, when.id) in found for found in others))
        and not _has(cells[theme.id], (kind.id, audience.id, when.id))
    ]
    named: set[tuple[str, str]] = set()
    for gap in sorted(lacking, key=lambda gap: -gap.elsewhere):
        # One role for each kind and moment: three that differ in the role alone are one idea.
        if len(named) < FIRST and (gap.type.id, gap.when.id) not in named:
            named.add((gap.type.id, gap.when.id))
            yield gap


def _has(cells: set[Cell], cell: Cell) -> bool:
    """Tell whether a theme has something for a cell; what is for everyone is for each role."""
    kind, _, when = cell
    return cell in cells or (kind, EVERYONE, when) in cells


def _cells(theme: Theme, resources: Sequence[Resource]) -> set[Cell]:
    return {
        cell
        for item in resources
        if theme.id in item.themes
        for cell in product((item.type,), item.audiences, item.when_to_use)
    }
