"""Which addresses the library names, and where."""

import re
import shutil
from pathlib import Path

import pytest

from library.catalogue.building import catalogue_of
from library.catalogue.external_links import LinkUse, external_links
from library.commands.check import check
from library.reading.tree import read_tree

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "rules" / "base"
TOOL = "resources/tools/first-tool/index.md"
LICENCE = "- id: new\n  label: New\n  definition: A new one.\n"
WRITTEN = re.compile(r"https?://[^\s\"'<>)\]`]+")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small library."""
    return Path(shutil.copytree(BASE, tmp_path / "library"))


def added(root: Path, path: str, words: str, before: str = "") -> None:
    """Put words into a file, before others or at its end."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, words + before, 1) if before else text + words, encoding="utf-8")


def links_of(root: Path) -> dict[str, tuple[LinkUse, ...]]:
    return dict(external_links(catalogue_of(read_tree(root))))


@pytest.mark.parametrize(
    ("path", "words", "before", "resource"),
    [
        (TOOL, "\n[A page](https://new.test/).\n", "", "aa-01"),
        (TOOL, "\n![A picture](https://new.test/).\n", "", "aa-01"),
        (TOOL, '\n<a href="https://new.test/">A page</a>\n', "", "aa-01"),
        (TOOL, "    url: https://new.test/\n", "    evidence: practice-wisdom", "aa-01"),
        ("resources/courses/first-course/trainer.md", "\n[A page](https://new.test/).\n", "", "bb-01"),
        ("resources/courses/first-course/units/practise.md", "\n[A page](https://new.test/).\n", "", "bb-01"),
        ("resources/themes/neglect.md", "\n[A page](https://new.test/).\n", "", ""),
        ("resources/partnership.yml", "website: https://new.test/\n", "site_url", ""),
        ("resources/vocabularies/licences.yml", f"{LICENCE}  url: https://new.test/\n", "-", ""),
    ],
)
def test_every_place_that_names_an_address(root: Path, path: str, words: str, before: str, resource: str) -> None:
    added(root, path, words, before)
    assert links_of(root)["https://new.test/"] == (LinkUse(path, resource),)


def test_two_places_of_one_page_are_one_address(root: Path) -> None:
    added(root, TOOL, "\n[One](https://new.test/page#one) and [two](https://new.test/page#two).\n")
    added(root, "resources/themes/neglect.md", "\n[Again](https://new.test/page).\n")
    uses = links_of(root)["https://new.test/page"]
    assert uses == (LinkUse("resources/themes/neglect.md"), LinkUse(TOOL, "aa-01"))


def test_what_is_no_other_website_is_left_out(root: Path) -> None:
    before = set(links_of(root))
    added(root, TOOL, "\n[Us](https://library.example.org/about/), [mail](mailto:a@new.test), [up](/about/).\n")
    assert set(links_of(root)) == before
    assert not any("{" in address for address in before)


def test_no_address_of_the_whole_library_is_missed() -> None:
    found = links_of(ROOT)
    written = {
        address.rstrip(".,").partition("#")[0]
        for path in (ROOT / "resources").rglob("*")
        if path.suffix in {".md", ".yml"}
        for address in WRITTEN.findall(path.read_text(encoding="utf-8"))
    }
    assert {address for address in written if "{" not in address} - set(found) == set()
    for uses in found.values():
        assert [use.path for use in uses if not (ROOT / use.path).is_file()] == []


def test_the_file_that_remembers_is_no_stray(root: Path) -> None:
    (root / "resources" / "link-health.json").write_text("{}", encoding="utf-8")
    assert check(root, only=["RES035"]).problems == ()
    (root / "resources" / "tools" / "link-health.json").write_text("{}", encoding="utf-8")
    assert [problem.place.path for problem in check(root, only=["RES035"]).problems] == [
        "resources/tools/link-health.json"
    ]
