"""The story of a check: read, catalogue, judge."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.model.problem import Problem, Severity
from library.reading.tree import Tree, read_tree
from library.rules.registry import RULES
from library.rules.rule import Context, Rule
from library.rules.running import run


@dataclass(frozen=True)
class Checked:
    """What a check found, and what it read to find it."""

    tree: Tree
    catalogue: Catalogue
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def check(
    root: Path,
    *,
    today: date | None = None,
    errors_only: bool = False,
    release: bool = False,
    only: Collection[str] = (),
    ignore: Collection[str] = (),
) -> Checked:
    """Read the library below `root` and return everything that is wrong with it.

    `only` and `ignore` take codes or the beginnings of codes, such as `RES` or `LNK001`. `release` adds what the
    partnership has still to supply.
    """
    tree = read_tree(root)
    catalogue = catalogue_of(tree)
    context = Context(tree, catalogue, today or datetime.now(tz=UTC).date())

    def wanted(code: str, rule: Rule) -> bool:
        if rule.severity is Severity.NOTICE and not release:
            return False
        if errors_only and rule.severity is not Severity.ERROR:
            return False
        return (not only or code.startswith(tuple(only))) and not (ignore and code.startswith(tuple(ignore)))

    return Checked(tree, catalogue, run(context, RULES, wanted))
