"""A fault in the content is a value, so that one broken file never hides another's."""

from dataclasses import dataclass
from enum import StrEnum

NEVER_IGNORED = "SAF"
"""The family that no line can wave through: what may run or reach outside its folder is nobody's to allow."""


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """Stops the build: the page would be wrong, unsafe or unreadable."""
    WARNING = "warning"
    """Never stops the build: somebody should look."""
    NOTICE = "notice"
    """Said only by `check.py --release`: the partnership has something to supply."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the repository something stands."""

    path: str
    """POSIX path from the repository's top folder."""
    line: int = 1
    """Line, counted from 1."""
    column: int = 1
    """Column, counted from 1."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule saw, before the registry gives it a code."""

    place: Place
    message: str
    """What was written and what is wrong with it, as one or two plain sentences."""
    instead: str = ""
    """The exact replacement, or the next step; empty when there is nothing to type."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding with the rule that made it: everything a person or a machine needs to act."""

    code: str
    """Stable and never reused, such as `RES014`."""
    name: str
    """The fault in two or three words, such as `unknown-term`."""
    severity: Severity
    place: Place
    message: str
    why: str
    """Why it matters, to a reader rather than to a computer."""
    instead: str
    page: str
    """Site address of the rule's own page."""

    @property
    def order(self) -> tuple[Place, str, str]:
        """By file and line, so that a run over the same files always prints the same list."""
        return (self.place, self.code, self.message)
