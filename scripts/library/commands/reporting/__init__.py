"""How the problems of a check are told: one file per format, and the table of them."""

from collections.abc import Callable, Mapping, Sequence

from library.commands.check import Checked
from library.commands.reporting import github, json_, sarif, text
from library.commands.reporting.summary import Summary
from library.model.problem import Problem

__all__ = ["FORMATS", "Summary", "report"]

FORMATS: Mapping[str, Callable[[Sequence[Problem], Summary], str]] = {
    "text": text.report,
    "github": github.report,
    "json": json_.report,
    "sarif": sarif.report,
}
"""What `check.py --format` offers."""


def report(name: str, checked: Checked, *, colour: bool = False) -> str:
    """Tell the problems of a check in one of the formats."""
    return FORMATS[name](checked.problems, Summary.of(checked.tree, checked.catalogue, colour=colour))
