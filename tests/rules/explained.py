"""Every rule with the first failing and passing example of its case file, and what the check says of it."""

import tempfile
from pathlib import Path

from library.reference.rule_pages import Example, ExplainedRule, Rules
from library.rules.registry import RETIRED, RULES
from tests.rules.cases import Case, all_cases, in_full, problems_of


def explained_rules() -> Rules:
    """Return what the rules' pages are made from."""
    first: dict[tuple[str, bool], Case] = {}
    for case in all_cases():
        first.setdefault((case.code, case.fails), case)
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        rules = [_explained(code, first[code, True], first[code, False], top / code) for code in RULES]
    return Rules(tuple(rules), RETIRED)


def _explained(code: str, fails: Case, passes: Case, folder: Path) -> ExplainedRule:
    rule = RULES[code]
    said = next((problem for problem in problems_of(fails, folder, only=(code,))), None)
    return ExplainedRule(
        code=code,
        name=rule.name,
        what=rule.what,
        why=rule.why,
        severity=rule.severity,
        fails=Example(fails.change.get("about", ""), in_full(fails.change), said),
        passes=Example(passes.change.get("about", ""), in_full(passes.change, fails.change.get("path", ""))),
    )
