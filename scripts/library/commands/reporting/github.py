"""For GitHub Actions: each problem as an annotation beside the changed line.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Sequence

from library.commands.reporting import plain
from library.commands.reporting.summary import Summary, in_words
from library.model.problem import Problem


def report(problems: Sequence[Problem], summary: Summary) -> str:
    """Return the problems as workflow commands, and the counts as a plain last line."""
    ordered = sorted(problems, key=lambda problem: problem.order)
    return "\n".join([*(_command(problem, summary) for problem in ordered), in_words(problems, summary)]) + "\n"


def _command(problem: Problem, summary: Summary) -> str:
    parts = {
        "file": problem.place.path,
        "line": str(problem.place.line),
        "col": str(problem.place.column),
        "title": f"{problem.code} {problem.name}",
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in parts.items())
    words = [problem.message, f"Why: {problem.why}"]
    if problem.instead:
        words.append(f"Instead: {problem.instead}")
    words.append(f"More: {summary.page(problem)}")
    return f"::{problem.severity.value} {properties}::{_data(chr(10).join(words))}"


def _data(text: str) -> str:
    return plain.lines(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
