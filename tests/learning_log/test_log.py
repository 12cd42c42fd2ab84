"""The learning log and the figures: from files to what pages show."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html

from library.catalogue import addresses
from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.commands.check import check
from library.model.evidence import FigureValue
from library.model.learning_log import RECHECKS, months_after
from library.pages import evidence_views, learning_log_pages, learning_log_views
from library.reading.documents import read_yaml_document
from library.reading.tree import Tree, read_tree
from library.rules.registry import RULES
from library.rules.rule import Context
from library.rules.running import run
from tests.learning_log import small_log
from tests.rules.cases import BASE, TODAY

ROOT = Path(__file__).parents[2]
OVERRIDES = ROOT / "overrides"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_log.written(tmp_path / "library")


def _pages(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    return {page.path: dict(page.view) for page in learning_log_pages.pages(catalogue)}


def _drawn(component: str, macro: str, *arguments: Any) -> Any:
    templates = Environment(loader=FileSystemLoader(OVERRIDES), autoescape=False, undefined=StrictUndefined)  # noqa: S701
    templates.filters["url"] = lambda address: f"../{address}"
    module: Any = templates.get_template(f"components/{component}/{component}.html").module
    return html.fragment_fromstring(str(getattr(module, macro)(*arguments)), create_parent="div")


def test_there_is_a_page_for_each_theme_that_has_entries(root: Path) -> None:
    catalogue = small_log.read(root)
    expected = {"learning-log/index.md", "learning-log/curiosity/index.md", "learning-log/neglect/index.md"}
    assert set(_pages(catalogue)) == expected
    assert {addresses.LEARNING_LOG, addresses.learning_log("neglect")} <= set(catalogue.addresses())


def test_only_yaml_files_at_the_top_belong_there(root: Path) -> None:
    for name in ("learning-log/old/entry.yml", "learning-log/entry.yaml", "evidence/notes.md"):
        path = root / "resources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("title: Lost\n", encoding="utf-8")
    strays = {stray.path for stray in read_tree(root).strays}
    assert strays == {
        "resources/learning-log/old/entry.yml",
        "resources/learning-log/entry.yaml",
        "resources/evidence/notes.md",
    }


def test_a_resource_that_does_not_exist_is_a_fault(root: Path) -> None:
    assert check(root, today=TODAY, only=("LOG", "EVD", "RES")).problems == ()
    small_log.change(root, small_log.CLOSED, "[aa-01]", "[aa-99]")
    (problem,) = check(root, today=TODAY, only=("RES017",)).problems
    assert problem.place.path == small_log.CLOSED


def test_the_strongest_comes_first(root: Path) -> None:
    catalogue = small_log.read(root)
    assert [entry.id for entry in catalogue.learning_log] == ["time-to-read", "small-things"]
    assert [action.type for action in catalogue.learning_log[0].actions] == ["time", "tell"]
    small_log.change(root, small_log.CLOSED, "type: tell", "type: commission")
    assert [action.type for action in small_log.read(root).learning_log[0].actions] == ["commission", "time"]


def test_the_sums_are_honest(root: Path) -> None:
    view = _pages(small_log.read(root))["learning-log/index.md"]["view"]
    assert view["summary"] == {
        "entries": 2,
        "actions": 2,
        "used": 1,
        "closed": 1,
        "difference": 1,
        "words": "2 entries",
    }


def test_what_nobody_said_is_not_yet_known(root: Path) -> None:
    catalogue = small_log.read(root)
    by_id = {
        entry.id: _drawn("learning_log", "entry", learning_log_views.entry_view(catalogue, entry))
        for entry in catalogue.learning_log
    }
    # Of the closed entry's two actions one says all three; why it made sense is not said either.
    assert by_id["time-to-read"].text_content().count("Not yet known") == 3 + 1
    assert by_id["small-things"].text_content().count("Not yet known") == 3
    assert 'Small "things" & <signs>' in by_id["small-things"].text_content()


def test_rechecks_are_due_after_three_nine_and_eighteen_months(root: Path) -> None:
    entry = small_log.read(root).learning_log[0]
    assert list(entry.outstanding()) == [(3, date(2026, 3, 1)), (9, date(2026, 9, 1)), (18, date(2027, 6, 1))]
    found = "rechecks:\n  - date: {}\n    found: The hour is still planned.\nresources:"
    small_log.change(root, small_log.CLOSED, "resources:", found.format("2026-02-20"))
    assert [months for months, _ in small_log.read(root).learning_log[0].outstanding()] == [9, 18]
    small_log.change(root, small_log.CLOSED, "2026-02-20", "2026-01-20")
    assert [months for months, _ in small_log.read(root).learning_log[0].outstanding()] == [3, 9, 18]
    small_log.change(root, small_log.CLOSED, "2026-01-20", "2027-07-01")
    assert list(small_log.read(root).learning_log[0].outstanding()) == []


@given(st.dates(max_value=date(9990, 1, 1)), st.sampled_from(RECHECKS))
def test_months_after_is_so_many_months_later(day: date, months: int) -> None:
    later = months_after(day, months)
    assert later
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == min(day.day, 28)
    assert months_after(date.max, months) is None


def test_due_days_are_marked_for_the_browser_to_compare(root: Path) -> None:
    catalogue = small_log.read(root)
    drawn = _drawn("learning_log", "entry", learning_log_views.entry_view(catalogue, catalogue.learning_log[0]))
    marks = drawn.xpath("//*[@data-log-due]")
    assert [mark.get("data-log-due") for mark in marks] == ["2026-03-01", "2026-09-01", "2027-06-01"]
    assert all(mark.get("hidden") is not None for mark in marks)


def test_an_entry_on_a_sensitive_theme_brings_the_quick_exit(root: Path) -> None:
    assert not any(page["view"]["quick_exit"] for page in _pages(small_log.read(root)).values())
    small_log.change(root, small_log.CLOSED, "[curiosity]", "[curiosity, domestic-abuse]")
    pages = _pages(small_log.read(root))
    assert pages["learning-log/index.md"]["view"]["quick_exit"]
    assert pages["learning-log/domestic-abuse/index.md"]["view"]["quick_exit"]


def test_a_theme_leads_to_its_part_and_learning_to_the_whole(root: Path) -> None:
    catalogue = small_log.read(root)
    neglect: Any = learning_log_views.theme_view(catalogue, "neglect")
    whole: Any = learning_log_views.theme_view(catalogue, "learning-system")
    assert (neglect["url"], neglect["entries"], neglect["difference"]) == ("learning-log/neglect/", 1, 0)
    assert (whole["url"], whole["entries"], whole["learned"]) == ("learning-log/", 2, [])
    assert learning_log_views.theme_view(catalogue, "bereavement") is None


def test_without_entries_there_are_no_pages() -> None:
    catalogue = catalogue_of(read_tree(BASE))
    assert _pages(catalogue) == {}
    assert learning_log_views.theme_view(catalogue, "learning-system") is None


def test_a_figure_stands_on_its_theme_and_where_it_is_wanted(root: Path) -> None:
    catalogue = small_log.read(root)
    (figure,) = evidence_views.figures_of_theme(catalogue, "neglect")
    assert evidence_views.figures_of_theme(catalogue, "curiosity") == []
    assert evidence_views.figures_of_resource(catalogue, catalogue.by_id["aa-01"]) == [figure]
    drawn = _drawn("figure", "draw", figure)
    assert drawn.xpath("//td/span/text()") == ["42.8%", "12 of 15", "1 in 29"]
    widths = [float(width) for width in drawn.xpath("//*[@class = 'figure__part']/@width")]
    assert widths == pytest.approx([42.8, 80, 100 / 29], abs=0.01)
    assert "An example says nothing about any real child." in drawn.text_content()


@given(st.text(max_size=12), st.sampled_from(["per-cent", "one-in", "count", "odd"]), st.none() | st.integers(0, 99))
def test_no_number_breaks_a_page(number: str, unit: str, of: int | None) -> None:
    value = FigureValue(label="Anybody", number=number, unit=unit, of=of)
    assert value.share is None or 0 <= value.share <= 100
    assert evidence_views.in_words(value) or not number


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return small_log.only_log(read_tree(small_log.written(tmp_path_factory.mktemp("typed") / "library")))


ODD = st.text(max_size=30) | st.sampled_from(
    [": ", "[", "{}", "- x", "2026-02-30", "1" * 300, "&a", "null", "|\n  x", "9999-12-31", "0001-01-01"]
)


@settings(deadline=timedelta(seconds=5), max_examples=120)
@given(data=st.data())
def test_whatever_is_typed_gives_faults_or_an_entry(tree: Tree, data: st.DataObject) -> None:
    path = tree.root / small_log.CLOSED
    lines = path.read_text(encoding="utf-8").split("\n")
    for _ in range(data.draw(st.integers(0, 4))):
        row = data.draw(st.integers(0, len(lines) - 1))
        name = lines[row].partition(":")[0]
        odd = data.draw(ODD)
        lines[row] = data.draw(st.sampled_from(["", name, f"{name}:", f"{name}: {odd}", odd]))
    typed = tree.root / "typed.yml"
    typed.write_text("\n".join(lines), encoding="utf-8")
    (document,) = [one for one in tree.learning_log if one.path == small_log.CLOSED]
    document = read_yaml_document(typed, small_log.CLOSED, document.model)
    _judged(replace(tree, learning_log=(document,)))


def _judged(tree: Tree) -> None:
    catalogue = catalogue_of(tree)
    found = run(Context(tree, catalogue, TODAY), RULES, lambda code, _: code[:3] in {"LOG", "EVD", "YML", "RES"})
    about = [problem for problem in found if problem.place.path == small_log.CLOSED and problem.severity == "error"]
    assert about or catalogue.learning_log
    for page in learning_log_pages.pages(catalogue):
        for entry in page.view["view"]["entries"]:  # type: ignore[index,call-overload,union-attr]
            _drawn("learning_log", "entry", entry)
