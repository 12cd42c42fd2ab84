"""For programs: one object whose shape stays.

`version` rises when a name goes or changes its meaning; a new name may come at any time.

    version    1
    summary    errors, warnings, notices: how many of each · resources: how many were checked
               resources_with_problems · other_files_with_problems · text: the same as a sentence
    problems   in the order of their places, each with
               code, name, severity (error, warning or notice), path, line, column (both from 1),
               message, why, instead (empty where there is nothing to type), page (the rule's own page)
"""

import json
from collections.abc import Sequence
from typing import Any

from library.commands.reporting.summary import Summary, counts_of, in_words
from library.model.problem import Problem

VERSION = 1


def report(problems: Sequence[Problem], summary: Summary) -> str:
    """Return the problems as JSON."""
    counts = counts_of(problems, summary)
    ordered = sorted(problems, key=lambda problem: problem.order)
    return written(
        {
            "version": VERSION,
            "summary": {
                "errors": counts.errors,
                "warnings": counts.warnings,
                "notices": counts.notices,
                "resources": len(summary.resources),
                "resources_with_problems": counts.resources,
                "other_files_with_problems": counts.elsewhere,
                "text": in_words(problems, summary),
            },
            "problems": [_problem(problem, summary) for problem in ordered],
        }
    )


def written(value: Any) -> str:
    """Return a value as JSON in ASCII that stays harmless inside a page, a terminal or a log."""
    # A `<` could end a script that the report is put into, and `##[` is an order in a build log.
    text = json.dumps(value, indent=2)
    return text.replace("<", "\\u003c").replace("\x7f", "\\u007f").replace("##[", "#\\u0023[") + "\n"


def _problem(problem: Problem, summary: Summary) -> dict[str, Any]:
    return {
        "code": problem.code,
        "name": problem.name,
        "severity": problem.severity.value,
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "why": problem.why,
        "instead": problem.instead,
        "page": summary.page(problem),
    }
