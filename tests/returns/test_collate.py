"""From returns to a report: its figures are those that another program counts, and its words harm nobody."""

import json
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from docx import Document
from lxml import etree

from library.commands.check import check
from library.model.report import HIDDEN
from library.model.returned import Weight
from library.reading.markdown import MarkdownReader
from library.reading.site_settings import markdown_reader
from tests.returns import synthetic
from tests.returns.conftest import TODAY, Collated, Run
from tests.returns.synthetic import CATALOGUE, Content, returns, sealed, written

SCRIPT = "<script>alert(1)</script> [x](javascript:alert(1)) **bold** <img src=x onerror=alert(1)> {: onclick=a }"


def frame(contents: list[Content]) -> pd.DataFrame:
    """Return the answers as another program has them: a line for each return."""
    return pd.json_normalize([content["answers"] for content in contents], sep="--")


def labels(form: str, name: str) -> dict[Any, str]:
    """Return what readers see of a question's answers."""
    fields = (item for section in CATALOGUE.forms[form].sections for item in section.fields if item.id == name)
    return {choice.id: choice.label for item in fields for choice in item.choices}


def agrees(seen: str, counted: int) -> bool:
    """Tell whether a cell has the number that was counted, or hides it."""
    return seen == str(counted) or (seen == HIDDEN and counted != 0)


def of_table(report: Collated, table: str) -> dict[tuple[str, str], str]:
    """Return a table's values by row and column."""
    return {(row, column): value for (name, row, column), value in report.values().items() if name == table}


@pytest.fixture(scope="module")
def people() -> list[Content]:
    """Two hundred returns of a survey."""
    return list(returns("survey", 200))


def test_single_answers_are_what_pandas_counts(run: Run, people: list[Content]) -> None:
    report = run("survey", iter(people), sent=400)
    assert report.said == []
    data = frame(people)
    shown = 0
    for name in ("role", "sector", "years", "unable-to-ask", "change"):
        table = of_table(report, _ask("sy-02", name))
        counted = data[name].value_counts()
        for choice, label in labels("sy-02", name).items():
            seen = table[label, "How many"]
            shown += seen != HIDDEN
            assert agrees(seen, int(counted.get(choice, 0)))
            assert not 0 < int(counted.get(choice, 0)) < 5 or seen == HIDDEN
            assert table[label, "Answered"] == str(data[name].notna().sum())
    assert shown > 15
    assert "200 people of 400 who were asked are counted here" in report.page


def test_scales_ticks_and_orders_are_what_pandas_counts(run: Run, people: list[Content]) -> None:
    report = run("survey", iter(people))
    data = frame(people)
    scales = of_table(report, "Being curious: how many gave each answer")
    for step, head in ((1, "1: Not at all"), (2, "2"), (3, "3"), (4, "4"), (5, "5: Completely")):
        counted = int((data["know-what"] == step).sum())
        assert agrees(scales[_ask("sy-02", "know-what"), head], counted)
    for name in ("barriers", "enablers", "when-look"):
        ticks = data[name].explode().value_counts()
        table = of_table(report, _ask("sy-02", name))
        for choice, label in labels("sy-02", name).items():
            assert table[label, "How many"] == str(ticks[choice]), "none of these is small"
    orders = pd.DataFrame(list(data["formats"].dropna()))
    places = {name: (orders == name).to_numpy().argmax(axis=1) + 1 for name in labels("sy-02", "formats")}
    table = of_table(report, _ask("sy-02", "formats"))
    for name, label in labels("sy-02", "formats").items():
        assert table[label, "Mean place"] == f"{places[name].mean():.1f}"
        assert table[label, "Points"] == str((len(places) - places[name]).sum())
        assert agrees(table[label, "Put first by"], int((orders[0] == name).sum()))
        assert table[label, "Answered"] == str(len(orders))


def _ask(form: str, name: str) -> str:
    fields = (item for section in CATALOGUE.forms[form].sections for item in section.fields)
    return next(item.ask for item in fields if item.id == name)


def test_declarations_are_what_pandas_counts(run: Run, tmp_path: Path) -> None:
    before = list(returns("self-declaration", 30, seed=2, year=2024))
    now = list(returns("self-declaration", 30, seed=3))
    last = written(tmp_path / "before", iter(before))
    report = run("self-declaration", iter(now), sent=40, before=last)
    data, old = frame(now).set_index("agency"), frame(before).set_index("agency")
    names = labels("sy-01", "level")
    heat = of_table(report, "The level that each agency gives itself in each theme")
    counts = of_table(report, "How many agencies are at each level")
    changed = of_table(report, "How many agencies changed their level")
    order = list(names)
    for theme, label in ((theme.id, theme.label) for theme in CATALOGUE.themes if theme.id != "learning-system"):
        levels = data[f"level--{theme}"]
        for agency, level in levels.items():
            evidence = data.get(f"evidence--{theme}", pd.Series(dtype=str)).get(agency)
            proof = " (no evidence given)" if level in order[3:] and pd.isna(evidence) else ""
            assert heat[str(agency), label] == names.get(level, "no answer") + proof
        for level, words in names.items():
            assert counts[label, words] == str((levels == level).sum())
        both = pd.concat([levels, old[f"level--{theme}"]], axis=1).dropna().map(order.index)
        step = both.iloc[:, 0] - both.iloc[:, 1]
        for head, number in (
            ("Higher", (step > 0).sum()),
            ("The same", (step == 0).sum()),
            ("Lower", (step < 0).sum()),
        ):
            assert changed[label, head] == str(number)
    assert report.page.startswith("---\nid: ")
    assert 'title: "Annual self-declaration 2025-26: results"' in report.page


def test_audits_are_what_pandas_counts(run: Run) -> None:
    files = list(returns("audit", 80))
    report = run("audit", iter(files), form="sy-06")
    data = frame(files)
    table = of_table(report, "The child: how many gave each answer")
    for name in ("child-seen", "child-words", "identity", "adults-known"):
        for level in ("red", "amber", "green"):
            assert agrees(table[_ask("sy-06", name), level.capitalize()], int((data[name] == level).sum()))
    assert "good-practice" not in report.page, "what is private never leaves the group"


def test_good_practice_is_shown_only_where_it_is_shared(run: Run) -> None:
    def one(number: int, share: str) -> Content:
        words = {"practice": f"Practice of {number}.", "share": share, "help_wanted": f"Secret {number}."}
        return next(returns("self-declaration", 1, seed=number, agency=synthetic.agency(number), **words))

    report = run("self-declaration", iter([one(1, "yes"), one(2, "no")]))
    shared = report.page.partition("Good practice that agencies share")[2]
    assert "- **Synthetic agency B:** “Practice of 1.”\n" in shared
    assert "Practice of 2." not in report.page
    assert "Secret" not in report.page
    assert "### Neglect" in shared
    assert "templates/supervision-record/index.md" in shared


def test_words_of_others_stay_words(run: Run) -> None:
    formula = '=HYPERLINK("https://example.org")'
    content = next(returns("self-declaration", 1, agency=formula, practice=SCRIPT, share="yes", level="in-use"))
    report = run("self-declaration", iter([content]))
    reader: MarkdownReader = markdown_reader(report.root)
    assert "<script" not in report.page
    top = report.folder
    found = check(report.root, only=["SAF", "LNK", "MED"])
    assert [problem for problem in found.errors if "reports/" in problem.place.path] == []
    html = next(item for item in found.catalogue.resources if item.type == "report").body.html
    assert reader
    text = "".join(etree.HTML(html).itertext())
    assert SCRIPT in text
    assert formula in text
    assert "<strong>bold" not in html
    for line in (top / "results.csv").read_text(encoding="utf-8-sig").splitlines():
        assert not any(cell.startswith("=") for cell in line.replace('"', "").split(","))
    assert "'=HYPERLINK" in (top / "results.csv").read_text(encoding="utf-8-sig")
    words = [cell.text for table in Document(str(top / "results.docx")).tables for cell in table.columns[0].cells]
    assert formula in words


def test_the_report_passes_the_check_and_its_charts_have_names(run: Run, people: list[Content]) -> None:
    reports = [
        run("survey", iter(people)),
        run("self-declaration", returns("self-declaration", 12)),
        run("audit", returns("audit", 40), form="sy-06"),
    ]
    problems = check(reports[0].root).problems
    assert [str(problem) for problem in problems if "reports/" in problem.place.path] == []
    assert len({report.page.splitlines()[1] for report in reports}) == 3, "each has an id of its own"
    for path in (reports[0].root / "resources" / "reports").rglob("*.svg"):
        drawing = etree.parse(path).getroot()
        assert [child.tag.rpartition("}")[2] for child in drawing][:2] == ["title", "desc"]
        assert drawing.get("role") == "img"
        assert f"]({path.name})" in (path.parent / "index.md").read_text(encoding="utf-8")


def test_the_same_returns_make_the_same_bytes(run: Run, tmp_path: Path) -> None:
    contents = list(returns("survey", 60))
    first = run("survey", iter(contents))
    files = {path.name: path.read_bytes() for path in first.folder.iterdir()}
    other = tmp_path / "other"
    other.mkdir()
    # The same answers in another order, all in one file.
    (other / "all.jsonl").write_text("\n".join(json.dumps(content) for content in reversed(contents)))
    second = run("survey", other)
    assert {path.name: path.read_bytes() for path in second.folder.iterdir()} == files


def test_repeated_and_replaced_ones_count_once(run: Run, tmp_path: Path) -> None:
    folder = written(tmp_path / "mixed", returns("self-declaration", 3, level="shared"))
    first, second, third = sorted(folder.iterdir())
    later = json.loads(first.read_text())
    later["saved"] = "2026-12-31"
    later["answers"]["level"]["neglect"] = "in-use"
    later["answers"]["agency"] = "SYNTHETIC  agency A"
    (folder / "later.json").write_text(json.dumps(sealed(later)))
    shutil.copy(second, folder / "second-again.json")
    other_year = json.loads(third.read_text())
    other_year["year"] = other_year["answers"]["year"] = 2023
    (folder / "old.json").write_text(json.dumps(sealed(other_year)))
    nobody = json.loads(third.read_text())
    del nobody["answers"]["agency"]
    (folder / "unnamed.json").write_text(json.dumps(sealed(nobody)))
    (folder / "broken.json").write_text("{")
    report = run("self-declaration", folder)
    assert report.outcome.counted == 3
    said = "\n".join(report.said)
    assert f"{first.name}: “Synthetic agency A” sent a later one for this year: later.json." in said
    assert "second-again.json: It is the same, to the letter, as another one." in said
    assert "old.json, year: It is about 2023-24." in said
    assert "unnamed.json, answers.agency: It does not say which agency it is about." in said
    assert "broken.json: This can’t be read" in said
    assert report.outcome.notes[Weight.REFUSED] == 5
    assert "2 could not be counted." in report.page
    assert (
        report.values()["The level that each agency gives itself in each theme", "SYNTHETIC agency A", "Neglect"]
        == "In use"
    )


def test_only_those_who_agree_are_counted_and_only_the_round_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    folder = written(tmp_path / "rounds", returns("survey", 20))
    for number, content in enumerate(returns("survey", 7, seed=9, version="pilot")):
        (folder / f"pilot-{number}.json").write_text(json.dumps(content))
    (folder / "no.json").write_text(json.dumps(next(returns("survey", 1, seed=5, consent="no"))))
    report = run("survey", folder, only="version=wider")
    assert report.outcome.counted == 20
    assert "no.json, answers.consent: It does not say yes to being counted." in "\n".join(report.said)
    assert "7 belong to another year or another version" in report.page
    assert "Practitioner survey (the survey) 2026: results" in report.page


@pytest.mark.parametrize(
    ("kind", "wish", "message"),
    [
        ("poem", {}, "No form makes returns of the kind “poem”."),
        ("audit", {}, "Say with --form which it is. There are: sy-06 (Multi-agency audit kit), ng-10"),
        ("survey", {"only": "version=tiny"}, "“version=tiny” fits no question."),
        ("survey", {"before": Path("/")}, "Only self-declarations can be compared with the year before"),
        ("survey", {}, "No return could be counted, so there is no report."),
    ],
)
def test_what_is_in_the_way_is_said_in_a_sentence(
    run: Run, tmp_path: Path, kind: str, wish: dict[str, Any], message: str
) -> None:
    report = run(kind, tmp_path, **wish)
    assert message in report.outcome.message
    assert report.outcome.path == ""
    assert not (report.root / "resources" / "reports").exists()


def test_names_of_agencies_go_on_after_z() -> None:
    names = [synthetic.agency(number) for number in range(60)]
    assert names[25:28] == ["Synthetic agency Z", "Synthetic agency AA", "Synthetic agency AB"]
    assert all(one != other for one, other in pairwise(names))
    assert TODAY.year == 2026
