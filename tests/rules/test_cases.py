"""Every rule, through the public door, on its own case file."""

from pathlib import Path

import pytest

from library.rules.registry import RETIRED, RULES
from tests.rules.cases import CASES, EXAMPLE, Case, all_cases, problems_of

EVERY = all_cases()


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.name)
def test_case(case: Case, tmp_path: Path) -> None:
    problems = problems_of(case, tmp_path)
    mine = [problem for problem in problems if problem.code == case.code]
    others = {problem.code for problem in problems} - {case.code} - set(case.change.get("also", []))
    assert not others, problems
    if not case.fails:
        assert not mine, mine
        return
    assert mine, problems
    expected = case.change
    if "at" in expected:
        assert expected["at"] in {f"{problem.place.line}:{problem.place.column}" for problem in mine}, mine
    assert any(
        expected.get("says", "") in problem.message
        and expected.get("instead", "") in problem.instead
        and problem.place.path == expected.get("path", problem.place.path)
        for problem in mine
    ), mine


def test_the_library_that_cases_change_is_clean(tmp_path: Path) -> None:
    assert problems_of(Case("base", "", fails=False, change={}), tmp_path) == ()


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_failing_and_a_passing_case(code: str) -> None:
    cases = [case for case in EVERY if case.code == code]
    assert {case.fails for case in cases} == {True, False}
    rule = RULES[code]
    assert {Path(case.file).name for case in cases} == {rule.name.replace("-", "_")}


@pytest.mark.parametrize("code", RULES)
def test_every_rule_explains_itself(code: str) -> None:
    rule = RULES[code]
    assert rule.what.endswith(".")
    assert rule.why.endswith(".")
    assert (rule.check is None) != (rule.check_all is None)


def test_codes_are_never_used_again() -> None:
    assert not set(RULES) & set(RETIRED)
    names = [rule.name for rule in RULES.values()]
    assert len(names) == len(set(names))


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {case.code for case in EVERY} == set(RULES)
    assert CASES.is_dir()
    assert EXAMPLE.endswith("index.md")
