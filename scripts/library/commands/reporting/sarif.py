"""For code-scanning services: SARIF 2.1.0. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from library.commands.reporting import plain
from library.commands.reporting.json_ import written
from library.commands.reporting.summary import Summary
from library.model.problem import Problem, Severity
from library.rules.registry import RULES

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
"""The name by which services know the repository's top folder."""
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def report(problems: Sequence[Problem], summary: Summary) -> str:
    """Return the problems as one SARIF run."""
    ordered = sorted(problems, key=lambda problem: problem.order)
    first_of = {problem.code: problem for problem in reversed(ordered)}
    codes = sorted(first_of)
    driver: dict[str, Any] = {
        "name": "learning-library",
        "rules": [_rule(first_of[code], summary) for code in codes],
    }
    if summary.site_url:
        driver["informationUri"] = summary.site_url
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The top folder of the repository."}}},
        "invocations": [{"executionSuccessful": True}],
        "results": _results(ordered, codes),
    }
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(problem: Problem, summary: Summary) -> dict[str, Any]:
    known = RULES.get(problem.code)
    rule: dict[str, Any] = {
        "id": problem.code,
        "name": "".join(part.capitalize() for part in problem.name.split("-")),
        "shortDescription": {"text": problem.name.replace("-", " ").capitalize()},
        "fullDescription": {"text": known.what if known else problem.why},
        "help": {"text": f"{problem.why}\n{summary.page(problem)}"},
        "defaultConfiguration": {"level": LEVELS[problem.severity]},
    }
    if summary.site_url:
        rule["helpUri"] = summary.page(problem)
    return rule


def _results(problems: Sequence[Problem], codes: Sequence[str]) -> list[dict[str, Any]]:
    places = {code: place for place, code in enumerate(codes)}
    seen: Counter[str] = Counter()
    results = []
    for problem in problems:
        fingerprint = _fingerprint(problem)
        # The same words twice in one file are two problems, told apart by their order, not by their line.
        seen[fingerprint] += 1
        results.append(
            {
                "ruleId": problem.code,
                "ruleIndex": places[problem.code],
                "level": LEVELS[problem.severity],
                "message": {"text": _message(problem)},
                "locations": [_location(problem)],
                "partialFingerprints": {"problem/v1": f"{fingerprint}:{seen[fingerprint]}"},
            }
        )
    return results


def _message(problem: Problem) -> str:
    words = plain.lines(problem.message if not problem.instead else f"{problem.message}\nInstead: {problem.instead}")
    # `[words](address)` would become a link: section 3.11.6.
    return words.replace("](", "] (")


def _location(problem: Problem) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(problem.place.path), "uriBaseId": ROOT},
            "region": {"startLine": max(1, problem.place.line), "startColumn": max(1, problem.place.column)},
        }
    }


def _fingerprint(problem: Problem) -> str:
    """Return what stays the same when lines above the problem come or go."""
    parts = "\0".join((problem.code, problem.place.path, problem.message))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]
