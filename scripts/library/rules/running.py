"""Runs the rules over everything that was read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from library.catalogue import addresses
from library.model.problem import NEVER_IGNORED, Finding, Problem, Severity
from library.rules.judging import findings
from library.rules.metadata.archive import archived_owner
from library.rules.rule import Context, Rule

IGNORE = re.compile(
    r"(?:<!--|#)\s*ignore\s+(?P<code>[A-Z]{3}\d{3})\s*(?::\s*(?P<reason>[^\n]*?))?\s*(?:-->|$)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Ignore:
    """An editor's decision that a rule is wrong about one line."""

    code: str
    line: int
    reason: str


def run(context: Context, registry: Mapping[str, Rule], wanted: Callable[[str, Rule], bool]) -> tuple[Problem, ...]:
    """Return every problem, sorted by place. `wanted` chooses the rules to run."""
    chosen = {code: rule for code, rule in registry.items() if wanted(code, rule)}
    problems = [as_problem(code, chosen[code], finding) for code, finding in findings(context, chosen)]
    ignored = {document.path: ignores_in(document.text) for document in context.tree.documents}
    kept = {
        problem
        for problem in problems
        if not _is_ignored(problem, ignored.get(problem.place.path, ())) and not _is_past(problem, context)
    }
    return tuple(sorted(kept, key=lambda problem: problem.order))


def as_problem(code: str, rule: Rule, finding: Finding) -> Problem:
    """Give a finding its rule's code, severity, reason and page."""
    return Problem(
        code, rule.name, rule.severity, finding.place, finding.message, rule.why, finding.instead, addresses.rule(code)
    )


def ignores_in(text: str) -> tuple[Ignore, ...]:
    """Return the inline ignores of a file. Each covers its own line and the next."""
    if "ignore" not in text:
        return ()
    return tuple(
        Ignore(match["code"], text.count("\n", 0, match.start()) + 1, (match["reason"] or "").strip())
        for match in IGNORE.finditer(text)
    )


def _is_past(problem: Problem, context: Context) -> bool:
    """Tell whether a problem that stops nothing is about a page which nobody keeps up any more."""
    return problem.severity is not Severity.ERROR and archived_owner(problem.place.path, context) is not None


def _is_ignored(problem: Problem, ignores: tuple[Ignore, ...]) -> bool:
    if problem.severity is Severity.NOTICE or problem.code.startswith(NEVER_IGNORED):
        return False
    return is_ignored(problem.code, problem.place.line, ignores)


def is_ignored(code: str, line: int, ignores: tuple[Ignore, ...]) -> bool:
    """Tell whether an editor decided, with a reason, that a rule is wrong about a line."""
    return any(ignore.code == code and ignore.reason and line in {ignore.line, ignore.line + 1} for ignore in ignores)
