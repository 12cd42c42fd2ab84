"""What is committed is what the generator gives now."""

from pathlib import Path

import pytest

from library.catalogue import addresses
from library.commands.reference import Difference, differences, write
from library.reference.rule_pages import Rules
from library.rules.registry import RETIRED, RULES
from tests.rules.explained import explained_rules

pytestmark = pytest.mark.xdist_group("fresh")

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return explained_rules()


@pytest.fixture(scope="module")
def found(rules: Rules) -> tuple[Difference, ...]:
    return differences(ROOT, rules)


def test_every_generated_page_is_fresh(found: tuple[Difference, ...]) -> None:
    assert [item.path for item in found] == [], "run `python3 scripts/reference.py`"


@pytest.mark.parametrize("code", [*RULES, *RETIRED])
def test_every_rule_has_a_page_at_the_address_that_problems_name(code: str) -> None:
    address = addresses.rule(code)
    assert (ROOT / "docs" / f"{address.rstrip('/')}.md").is_file()


def test_what_is_missing_changed_or_left_over_is_found_and_put_right(tmp_path: Path, rules: Rules) -> None:
    (tmp_path / "mkdocs.yml").symlink_to(ROOT / "mkdocs.yml")
    (tmp_path / "resources").symlink_to(ROOT / "resources")
    write(tmp_path, differences(tmp_path, rules))
    assert differences(tmp_path, rules) == ()
    pages = tmp_path / "docs" / "contribute"
    (pages / "fields.md").unlink()
    (pages / "resource.schema.json").write_text("{}\n", encoding="utf-8")
    (pages / "rules" / "old001.md").write_text("Gone.\n", encoding="utf-8")
    found = differences(tmp_path, rules)
    names = ["fields.md", "resource.schema.json", "rules/old001.md"]
    assert [item.path for item in found] == [f"docs/contribute/{name}" for name in names]
    write(tmp_path, found)
    assert differences(tmp_path, rules) == ()
    assert not (pages / "rules" / "old001.md").exists()
