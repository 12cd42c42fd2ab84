"""What the formats need to know besides the problems, and the counts that all of them give."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from library.catalogue.catalogue import Catalogue
from library.model.problem import Problem, Severity
from library.reading.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was checked."""

    resources: tuple[str, ...] = ()
    """The path of each resource's index.md, from the repository's top folder."""
    site_url: str = ""
    """Where the site is published, ending in a slash; empty where the partnership hasn't said."""
    colour: bool = False
    """Whether the text goes to a terminal that shows colours."""

    @classmethod
    def of(cls, tree: Tree, catalogue: Catalogue, *, colour: bool = False) -> "Summary":
        """Return the summary of a check."""
        site_url = catalogue.partnership.site_url if catalogue.partnership else ""
        return cls(resources=tuple(document.path for document in tree.resources), site_url=site_url, colour=colour)

    def page(self, problem: Problem) -> str:
        """Return where a problem's rule is explained: on the site, or in docs/ while there is none."""
        if self.site_url:
            return self.site_url.rstrip("/") + "/" + problem.page
        return f"docs/{problem.page.rstrip('/')}.md"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was found."""

    errors: int
    warnings: int
    notices: int
    resources: int
    """How many resources have a problem, whether in index.md or in a file beside it."""
    elsewhere: int
    """How many other files have one."""


def counts_of(problems: Sequence[Problem], summary: Summary) -> Counts:
    """Count problems, and the resources and other files that have them."""
    folders = {path.rpartition("/")[0] for path in summary.resources}
    touched: set[str] = set()
    elsewhere: set[str] = set()
    for path in {problem.place.path for problem in problems}:
        parts = path.split("/")
        own = next((folder for end in range(len(parts), 0, -1) if (folder := "/".join(parts[:end])) in folders), "")
        (touched if own else elsewhere).add(own or path)
    of = Counter(problem.severity for problem in problems)
    return Counts(of[Severity.ERROR], of[Severity.WARNING], of[Severity.NOTICE], len(touched), len(elsewhere))


def in_words(problems: Sequence[Problem], summary: Summary) -> str:
    """Return the counts as one plain sentence."""
    counts = counts_of(problems, summary)
    checked = len(summary.resources)
    found = [
        _first(counts.errors, "fault must be fixed", "faults must be fixed"),
        _first(counts.warnings, "is worth a look", "are worth a look"),
        _first(counts.notices, "is for the partnership to supply", "are for the partnership to supply"),
    ]
    if not problems:
        return f"No faults in {_first(checked, 'resource', 'resources') or '0 resources'}."
    words = ", ".join(part for part in found if part)
    if not counts.errors:
        words = f"No fault must be fixed, {words}"
    return f"{words}, in {_where(counts, checked)}."


def _where(counts: Counts, checked: int) -> str:
    of_all = f"{counts.resources} of {_first(checked, 'resource', 'resources') or '0 resources'}"
    others = _first(counts.elsewhere, "other file", "other files")
    if counts.resources and others:
        return f"{of_all} and {others}"
    return others or of_all


def _first(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else ""
