"""The files in .github/ that speak to editors speak of things that are there."""

import re
from pathlib import Path

import pytest

from library.catalogue.catalogue import Catalogue

ROOT = Path(__file__).parents[2]
OWNERS = (ROOT / ".github" / "CODEOWNERS.example").read_text(encoding="utf-8")
LINES = [line.split() for line in OWNERS.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[0])
def test_every_line_names_a_place_and_one_invented_team(line: list[str]) -> None:
    place, *teams = line
    assert [re.fullmatch(r"@example-partnership/[a-z-]+", team) is not None for team in teams] == [True]
    folder = place.strip("/").removeprefix("resources/")
    # A type that has no resource yet has no folder either.
    of_a_type = (ROOT / "resources/vocabularies/types.yml").read_text(encoding="utf-8")
    assert place == "*" or (ROOT / place.strip("/")).exists() or f"\n  folder: {folder}\n" in of_a_type


def test_every_type_and_every_theme_has_its_owners(catalogue: Catalogue) -> None:
    places = {line[0] for line in LINES}
    assert {f"/resources/{kind.folder}/" for kind in catalogue.types.values()} <= places
    assert {f"/resources/themes/{theme.id}.md" for theme in catalogue.themes} <= places


def test_the_last_line_that_fits_is_the_particular_one() -> None:
    places = [line[0] for line in LINES]
    assert places[0] == "*"
    for number, place in enumerate(places):
        assert not any(later != "*" and place.startswith(later) for later in places[number + 1 :]), place
    assert len(places) == len(set(places))


def test_the_pull_request_template_asks_an_editor_for_no_command() -> None:
    words = (ROOT / ".github" / "pull_request_template.md").read_text(encoding="utf-8")
    assert "identify a child" in words
    assert "source" in words
    assert not re.search(r"python3?|scripts/|terminal", words)
