"""The learning record: shown, changed, carried away and deleted, on the reader's own device and nowhere else."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.site.built_site import BuiltSite
from tests.site.conftest import Open
from tests.site.test_accessibility import faults, faults_in_every_view
from tests.site.test_privacy import NOTHING, STORED

RECORD = "learning-record/"
DONE = {
    "v": 1,
    "id": "pc-10",
    "title": "Course: an older title",
    "minutes": 45,
    "url": "resources/curiosity-elearning/",
    "started": "2026-11-02",
    "units": {},
    "answers": {},
    "confidence": {"second-question": {"before": 2, "after": 4}},
    "reflections": {
        "gone-quiet": {"p": "When did you go quiet?", "t": '=HYPERLINK("x")', "d": "2026-11-12"},
        "differently": {"p": "What will I do?", "t": "Wait after “fine”.", "d": "2026-11-16"},
    },
    "share": False,
    "done": "2026-11-16",
}
ENTRIES = {
    "v": 1,
    "entries": [
        {
            "id": "pc-03",
            "title": "Second-question cards",
            "url": "resources/second-question-cards/",
            "minutes": 2,
            "date": "2026-11-18",
            "note": "",
            "differently": "Keep one card in my diary.",
        },
        {
            "id": "",
            "title": "=1+1, a talk",
            "url": "",
            "minutes": 90,
            "date": "2026-11-05",
            "note": "Two\nlines & <b>",
            "differently": "",
        },
    ],
}
PUT = (
    "(items) => { for (const [key, value] of Object.entries(items)) localStorage.setItem(key, JSON.stringify(value)); }"
)
KEPT = "() => Object.fromEntries(Object.entries(localStorage).map(([key, value]) => [key, JSON.parse(value)]))"

pytestmark = pytest.mark.browser


@pytest.fixture
def empty(open_page: Open) -> Page:
    return open_page(RECORD, fresh=True)


@pytest.fixture
def full(empty: Page, site: BuiltSite) -> Page:
    return _filled(empty, site)


def _filled(page: Page, site: BuiltSite) -> Page:
    known = json.loads(page.locator("[data-record]").get_attribute("data-known") or "")
    units = {unit["slug"]: "2026-11-16" for unit in known["pc-10"]["units"]}
    page.evaluate(PUT, {"library.course.pc-10": {**DONE, "units": units}, "library.record": ENTRIES})
    page.reload()
    return page


def kept(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(KEPT)
    return found


def entries(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = kept(page)["library.record"]["entries"]
    return found


def saved(page: Page, button: str, tmp_path: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_looking_and_printing_store_nothing(empty: Page) -> None:
    expect(empty.get_by_text("Nothing is here yet")).to_be_visible()
    empty.get_by_text("Add something by hand", exact=True).click()
    empty.get_by_label("What was it?").fill("Begun and given up")
    empty.get_by_role("button", name="Cancel").click()
    empty.reload()
    assert empty.evaluate(STORED) == NOTHING


def test_add_edit_delete_and_bring_back(empty: Page) -> None:
    empty.get_by_text("Add something by hand", exact=True).click()
    empty.get_by_label("What was it?").fill("An hour beside Nadia")
    empty.get_by_label("Date").fill("2026-11-05")
    empty.get_by_label("Minutes").fill("60")
    empty.get_by_label("What I learned").fill("She waits.")
    empty.get_by_role("textbox", name="What I will do differently").fill("Count to five.")
    empty.get_by_role("button", name="Keep this on my device").click()
    expect(empty.get_by_role("status")).to_have_text("Added: “An hour beside Nadia”.")
    expect(empty.locator("[data-sum=time]")).to_have_text("1 hour")
    expect(empty.locator("[data-list=changes]")).to_contain_text("Count to five.")
    (first,) = entries(empty)
    assert (first["date"], first["minutes"], first["note"]) == ("2026-11-05", 60, "She waits.")

    empty.reload()
    empty.get_by_role("button", name="Edit: An hour beside Nadia").click()
    expect(empty.get_by_label("What was it?")).to_be_focused()
    empty.get_by_label("Minutes").fill("75")
    empty.get_by_role("button", name="Keep this on my device").click()
    assert [entry["minutes"] for entry in entries(empty)] == [75]
    expect(empty.locator("[data-sum=time]")).to_have_text("1 hour 15 minutes")

    empty.get_by_role("button", name="Delete: An hour beside Nadia").click()
    assert entries(empty) == []
    expect(empty.get_by_role("button", name="Undo")).to_be_focused()
    empty.get_by_role("button", name="Undo").click()
    assert [entry["minutes"] for entry in entries(empty)] == [75]


def test_a_line_needs_a_name(empty: Page) -> None:
    empty.get_by_text("Add something by hand", exact=True).click()
    empty.get_by_label("What was it?").fill("   ")
    empty.get_by_label("Minutes").fill("5")
    empty.get_by_role("button", name="Keep this on my device").click()
    assert empty.evaluate(STORED) == NOTHING
    expect(empty.get_by_label("What was it?")).to_be_focused()


def test_a_course_is_shown_with_all_that_was_done(full: Page) -> None:
    course = full.locator("[data-list=courses] > li")
    expect(course).to_have_count(1)
    for words in ("Completed", "5 of 5 units", "16 November 2026", "2 of 5 before, 4 of 5 after"):
        expect(course).to_contain_text(words)
    expect(course).not_to_contain_text("an older title")
    course.get_by_text("What I wrote").click()
    expect(course.get_by_text("When did you go quiet?")).to_be_visible()
    expect(full.locator("[data-list=changes] > li")).to_have_count(2)


def test_deleting_a_course_can_be_undone(full: Page) -> None:
    before = kept(full)
    full.locator("[data-list=courses]").get_by_role("button", name="Delete").click()
    assert "library.course.pc-10" not in kept(full)
    full.get_by_role("button", name="Undo").click()
    assert kept(full) == before


def test_the_spreadsheet(full: Page, tmp_path: Path) -> None:
    path = saved(full, "Save as a spreadsheet", tmp_path)
    assert path.suffix == ".csv"
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert list(rows[0]) == [
        "Date",
        "Activity",
        "Kind",
        "Minutes",
        "What I learned",
        "What I will do differently",
        "Reflection",
    ]
    assert [row["Date"] for row in rows] == ["2026-11-18", "2026-11-16", "2026-11-05"]
    assert [row["Kind"] for row in rows] == ["Resource", "Course", "Other learning"]
    assert rows[1]["What I will do differently"] == "Wait after “fine”."
    assert rows[1]["Reflection"] == 'When did you go quiet?\n=HYPERLINK("x")'
    assert rows[2]["Activity"] == "'=1+1, a talk"
    assert rows[2]["What I learned"] == "Two\nlines & <b>"
    assert not [cell for row in rows for cell in row.values() if cell.lstrip().startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("start", ["=1", "+1", "-1", "@x", "\t=1", "  =1", "\n-1", "＝1"])
def test_no_cell_is_a_formula(start: str, empty: Page) -> None:
    written = empty.evaluate(
        """async (note) => {
          const files = await import("../components/learning_record/record_files.js");
          const one = { date: "", title: "x", kind: "Resource", minutes: 1, note, differently: "", reflections: [] };
          return files.csv([one]);
        }""",
        start,
    )
    rows = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
    assert rows[1][4] == f"'{start}"


def test_the_document_for_a_portfolio(full: Page, tmp_path: Path) -> None:
    path = saved(full, "Save for a portfolio", tmp_path)
    text = path.read_text(encoding="utf-8-sig")
    tree = html.fromstring(text)
    assert path.suffix == ".doc"
    assert len(tree.xpath("//h2")) == len(tree.xpath("//table")) == 3
    asked = tree.xpath("//table[1]//th/text()")
    assert asked[:3] == ["What was it?", "What did I learn?", "How did I change my practice?"]
    assert "lines &amp; &lt;b&gt;" in text
    for claim in ("competent", "certified", "certificate", "NMC", "Social Work England"):
        assert claim.lower() not in text.lower()


def test_a_copy_comes_back_whole_on_another_device(full: Page, open_page: Open, tmp_path: Path) -> None:
    path = saved(full, "Save a copy", tmp_path)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["format"] == "learning-record"
    before = kept(full)
    other = open_page(RECORD, fresh=True)
    other.get_by_label("Bring in a copy that you saved").set_input_files(path)
    expect(other.get_by_role("status")).to_contain_text("3 added")
    assert kept(other) == before
    other.get_by_label("Bring in a copy that you saved").set_input_files(path)
    expect(other.get_by_role("status")).to_contain_text("3 here already")
    assert kept(other) == before


@pytest.mark.parametrize("content", ["", "no json", "[]", '{"format": "learning-record", "version": 9}', '{"a": 1}'])
def test_a_file_that_is_no_copy_is_refused(content: str, empty: Page, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    empty.get_by_label("Bring in a copy that you saved").set_input_files(path)
    expect(empty.get_by_role("status")).to_contain_text("This ")
    assert empty.evaluate(STORED) == NOTHING


def test_deleting_everything_asks_first(full: Page) -> None:
    full.evaluate(PUT, {"unrelated": 1})
    full.get_by_role("button", name="Delete everything").first.click()
    expect(full.get_by_text("1 course and 2 lines")).to_be_visible()
    full.get_by_role("button", name="Keep it").click()
    assert len(kept(full)) == 3
    full.get_by_role("button", name="Delete everything").first.click()
    full.get_by_role("button", name="Yes, delete everything").click()
    assert kept(full) == {"unrelated": 1}
    expect(full.get_by_text("Nothing is here yet")).to_be_visible()


def test_the_statement_is_modest_and_keeps_no_name(full: Page) -> None:
    before = kept(full)
    full.get_by_role("button", name="Statement of completion").click()
    statement = full.locator("[data-statement]")
    statement.get_by_label("Name").fill("Sam Example")
    words = statement.inner_text()
    for expected in ("completed", "16 November 2026", "minutes", "my own statement"):
        assert expected in words
    for claim in ("competent", "certif", "qualified", "accredited"):
        assert claim not in words.lower()
    assert statement.locator("[data-slot=units] li").count() == 5
    assert kept(full) == before
    full.reload()
    assert "Sam" not in full.content()


@pytest.mark.parametrize(
    ("button", "shown"),
    [
        ("Print my record", ".record__live"),
        ("Print this statement", "[data-statement]"),
        ("Print a blank record", "[data-blank]"),
    ],
)
def test_print(button: str, shown: str, full: Page) -> None:
    full.evaluate("() => { window.print = () => { window.printed = true; }; }")
    full.get_by_role("button", name="Statement of completion").click()
    full.get_by_role("button", name=button).click()
    assert full.evaluate("() => window.printed")
    full.emulate_media(media="print")
    for part in (".record__live", "[data-statement]", "[data-blank]"):
        assert full.locator(part).is_visible() == (part == shown), part
    assert full.get_by_role("button").count() == 0
    full.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    full.emulate_media(media="screen")
    expect(full.locator(".record__live")).to_be_visible()
    expect(full.locator("[data-blank]")).to_be_hidden()


def test_without_javascript_there_is_a_record_to_print(open_page: Open) -> None:
    page = open_page(RECORD, javascript=False)
    expect(page.get_by_text("Your browser runs no scripts")).to_be_visible()
    expect(page.locator(".record__live")).to_be_hidden()
    assert page.get_by_role("button").all_inner_texts() == ["Find"]
    page.emulate_media(media="print")
    rows = page.locator("[data-blank] tbody tr")
    assert rows.count() >= 6
    box = rows.first.bounding_box()
    assert box is not None
    assert box["height"] > 60


def test_a_browser_that_refuses_to_store(empty: Page) -> None:
    empty.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    empty.get_by_text("Add something by hand", exact=True).click()
    empty.get_by_label("What was it?").fill("A talk")
    empty.get_by_label("Minutes").fill("5")
    empty.get_by_role("button", name="Keep this on my device").click()
    expect(empty.get_by_role("status")).to_contain_text("Nothing was kept")
    expect(empty.get_by_label("What was it?")).to_have_value("A talk")


def test_no_fault_when_it_is_full(site: BuiltSite, open_page: Open) -> None:
    page = _filled(open_page(RECORD, width=320, fresh=True), site)
    page.get_by_role("button", name="Delete everything").first.click()
    page.get_by_role("button", name="Edit: Second-question cards").click()
    page.get_by_role("button", name="Statement of completion").click()
    page.get_by_text("What I wrote").click()
    page.get_by_role("button", name="Delete: =1+1").click()
    assert faults_in_every_view(page) == []


def _noting(site: BuiltSite) -> str:
    return next(site.address(row) for row in site.resources if row["id"] == "pc-03")


def test_a_resource_can_be_added_from_its_own_page(site: BuiltSite, open_page: Open) -> None:
    page = open_page(_noting(site), fresh=True)
    page.get_by_role("button", name="Add to my learning record").click()
    expect(page.get_by_label("Minutes")).to_have_value("2")
    assert page.evaluate(STORED) == NOTHING
    page.get_by_label("What I will do differently").fill("Use one tomorrow.")
    assert faults(page) == []
    page.get_by_role("button", name="Keep this on my device").click()
    (entry,) = entries(page)
    assert (entry["id"], entry["minutes"], entry["differently"]) == ("pc-03", 2, "Use one tomorrow.")
    page.get_by_role("link", name="See my learning record").click()
    expect(page.locator("[data-list=entries]")).to_contain_text("Second-question cards")
    page.locator("[data-list=entries] a").click()
    assert page.url == site.url + _noting(site)
    expect(page.get_by_text("In your learning record")).to_be_visible()


def test_pages_with_quick_exit_offer_no_note(site: BuiltSite) -> None:
    offered = {row["id"] for row in site.resources if site.tree(site.address(row)).xpath("//*[@data-note-use]")}
    sensitive = {row["id"] for row in site.resources if site.tree(site.address(row)).xpath("//*[@data-quick-exit]")}
    assert offered
    assert not offered & sensitive
    assert not [row["id"] for row in site.resources if row["id"] in offered and row["type"] == "course"]


def test_without_javascript_a_resource_offers_no_note(site: BuiltSite, open_page: Open) -> None:
    page = open_page(_noting(site), javascript=False)
    assert page.get_by_role("button").all_inner_texts() == ["Find"]
