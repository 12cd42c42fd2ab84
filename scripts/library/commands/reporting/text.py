"""For people: grouped by file, the place first, then what is wrong, why, and what to write."""

from collections.abc import Sequence
from itertools import groupby

from library.commands.reporting import plain
from library.commands.reporting.summary import Summary, in_words
from library.model.problem import Place, Problem, Severity

INDENT = "  "
LABELS = ("Why:", "Instead:", "More:")
WIDTH = max(len(label) for label in LABELS) + 1
COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTICE: "36;1"}
"""Red, yellow and cyan: https://en.wikipedia.org/wiki/ANSI_escape_code#Colors"""


def report(problems: Sequence[Problem], summary: Summary) -> str:
    """Return the problems in words."""
    ordered = sorted(problems, key=lambda problem: problem.order)
    files = (
        "\n\n".join(_problem(problem, summary) for problem in group)
        for _, group in groupby(ordered, key=lambda problem: problem.place.path)
    )
    return "\n\n\n".join([*files, in_words(problems, summary)]) + "\n"


def _problem(problem: Problem, summary: Summary) -> str:
    code = _coloured(f"{problem.code} {plain.line(problem.name)}", problem.severity, summary)
    place = plain.line(plain.for_log(_in_words(problem.place)))
    parts = [f"{place}  {code}", _indented(problem.message, INDENT), _labelled("Why:", problem.why)]
    if problem.instead:
        parts.append(_labelled("Instead:", problem.instead))
    return "\n".join([*parts, _labelled("More:", summary.page(problem))])


def _in_words(place: Place) -> str:
    # Terminals that open a file at a click know this way of writing too.
    return f"{place.path}, line {place.line}, column {place.column}"


def _labelled(label: str, words: str) -> str:
    return INDENT + label.ljust(WIDTH) + _indented(words, INDENT + " " * WIDTH).lstrip(" ")


def _indented(words: str, indent: str) -> str:
    return "\n".join(indent + line for line in plain.for_log(words.strip("\n")).split("\n"))


def _coloured(words: str, severity: Severity, summary: Summary) -> str:
    return f"\x1b[{COLOURS[severity]}m{words}\x1b[0m" if summary.colour else words
