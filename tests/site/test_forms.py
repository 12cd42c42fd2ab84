"""A form in a real browser: filled in, kept only when asked, carried away in every format, and printed."""

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.forms.every_kind import ADDRESS, SLUG, library
from tests.site.built_site import BuiltSite, served
from tests.site.conftest import new_context
from tests.site.test_accessibility import faults_in_every_view
from tests.site.test_privacy import NOTHING, STORED

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("forms")]
KEY = "library.form.zz-01"
QUIET = 800  # milliseconds; the page waits for 600 after the last letter


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """A site with one resource, whose form asks every kind of question."""
    root = library(tmp_path_factory.mktemp("every-kind"))
    built = root / "built"
    command = (sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(built))
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, check=False, env={**os.environ, "LIBRARY_CHECK": "off"}
    )
    assert (built / ADDRESS / "index.html").is_file(), done.stderr
    with served(built) as running:
        yield running


class Filler:
    """A person at the form."""

    def __init__(self, page: Page, site: BuiltSite, folder: Path) -> None:
        """Open the form."""
        self.page, self.site, self.folder = page, site, folder
        self.asked: list[str] = []
        page.clock.install()
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto(site.url + ADDRESS)

    def fill_all(self) -> None:
        page = self.page
        page.get_by_label("What happened?").fill("She said “I make the breakfast”.\nNobody else was up.")
        page.get_by_label("Which year?").fill("2026")
        page.get_by_label("Who asked?").fill("Health visitor")
        page.get_by_label("Where?").fill("=1+1 at home")
        page.get_by_label("On which day?").fill("2026-11-23")
        page.get_by_label("What stays with me?").fill("Mine alone")
        self.group("Seen alone?").get_by_label("No").check()
        page.get_by_label("Why not?").fill("The uncle stayed")
        page.get_by_label("At school").check()
        self.group("What helps?").get_by_label("Time").check()
        self.group("What helps?").get_by_label("A plan").check()
        page.get_by_role("button", name="Move up: Video").press("Enter")
        self.group("How sure are we?").get_by_label("4").check()
        page.get_by_label("Amber").check()
        page.get_by_label("Date, row 1").fill("2026-11-03")
        page.get_by_label("What happened, row 1").fill("No bedding")
        page.get_by_label("How often, row 1").fill("2")
        page.get_by_label("Source, row 1").select_option("Seen")
        page.get_by_label("What, row 1").fill("Visit before eight")
        self.group("Next steps").get_by_role("button", name="Add a row").click()
        page.get_by_label("What, row 2").fill("Ask the school")
        page.get_by_label("By when, row 2").fill("2026-12-01")
        page.locator("#f-reached--neglect").fill("Everybody")

    def group(self, name: str) -> Any:
        return self.page.get_by_role("group", name=name, exact=True)

    def quiet(self) -> None:
        self.page.clock.fast_forward(QUIET)

    def download(self, button: str) -> Path:
        with self.page.expect_download() as started:
            self.page.get_by_role("button", name=button).click()
        path = self.folder / started.value.suggested_filename
        started.value.save_as(path)
        return path

    def open(self, content: str | bytes) -> None:
        data = content.encode() if isinstance(content, str) else content
        self.page.set_input_files("#form-file", {"name": "x.json", "mimeType": "application/json", "buffer": data})

    def copy(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.download("Save a copy").read_text(encoding="utf-8"))
        return found

    def kept(self) -> Any:
        return self.page.evaluate(f"() => JSON.parse(localStorage.getItem('{KEY}'))")

    def said(self, words: str) -> None:
        expect(self.page.locator("[data-said]")).to_contain_text(words)


@pytest.fixture
def filler(small: BuiltSite, browser: Browser, tmp_path: Path) -> Iterator[Filler]:
    context = new_context(browser, "light", 1280)
    yield Filler(context.new_page(), small, tmp_path)
    context.close()


FILLED = {
    "story": "She said “I make the breakfast”.\nNobody else was up.",
    "year": 2026,
    "who": "Health visitor",
    "place": "=1+1 at home",
    "day": "2026-11-23",
    "mine": "Mine alone",
    "seen": "no",
    "why-not": "The uncle stayed",
    "how": "school",
    "helps": ["time", "plan"],
    "order": ["page", "video", "cards"],
    "sure": 4,
    "level": "amber",
    "events": [{"date": "2026-11-03", "what": "No bedding", "times": 2, "source": "seen"}],
    "next": [{"what": "Visit before eight"}, {"what": "Ask the school", "when": "2026-12-01"}],
    "reached": {"neglect": "Everybody"},
}


def test_nothing_is_kept_before_the_tick_and_deleted_is_deleted(filler: Filler) -> None:
    page = filler.page
    filler.fill_all()
    filler.quiet()
    assert page.evaluate(STORED) == NOTHING
    page.reload()
    expect(page.get_by_label("What happened?")).to_have_value("")

    page.get_by_label("What happened?").fill("Kept words")
    page.get_by_label("Keep what I type on this device").check()
    filler.fill_all()
    filler.quiet()
    assert filler.kept()["answers"] == FILLED
    page.reload()
    expect(page.get_by_label("Keep what I type on this device")).to_be_checked()
    expect(page.locator("[data-kept]")).to_contain_text("These are your words from")
    assert filler.copy()["answers"] == FILLED

    page.get_by_role("button", name="Delete from this device").click()
    filler.said("Deleted from this device.")
    expect(page.get_by_label("Which year?")).to_have_value("2026")
    filler.quiet()
    assert page.evaluate(STORED) == NOTHING
    page.reload()
    expect(page.get_by_label("Which year?")).to_have_value("")
    assert all(url.startswith((filler.site.url, "data:", "blob:")) for url in filler.asked)


def test_a_copy_comes_back_whole(filler: Filler) -> None:
    filler.fill_all()
    copy = filler.copy()
    assert {name: copy[name] for name in ("format", "v", "form", "form_version")} == {
        "format": "learning-library-form", "v": 1, "form": "zz-01", "form_version": 3,
    }  # fmt: skip
    assert copy["answers"] == FILLED
    page = filler.page
    page.get_by_role("button", name="Clear the whole form").click()
    filler.said("The form is empty.")
    expect(page.get_by_label("Which year?")).to_have_value("")
    page.get_by_role("button", name="Undo").click()
    filler.said("It is as it was before.")
    assert filler.copy()["answers"] == FILLED
    page.reload()
    filler.open(json.dumps(copy))
    filler.said("Your copy from")
    assert filler.copy()["answers"] == FILLED


def test_what_does_not_fit_is_shown_and_never_lost(filler: Filler) -> None:
    answers = {
        "story": "<script>alert(1)</script>",
        "sure": 9,
        "how": "on the moon",
        "gone-since": "An older answer",
        "helps": ["time", "unknown"],
        "__proto__": {"x": 1},
        "reached": {"neglect": "Us", "weather": "Them"},
    }
    text = json.dumps(
        {"format": "learning-library-form", "v": 1, "form": "zz-01", "form_version": 2, "answers": answers}
    )
    filler.open(text)
    filler.said("The form has changed since then.")
    expect(filler.page.locator("[data-homeless]")).to_contain_text("An older answer")
    copy = filler.copy()
    assert copy["answers"] == {"story": answers["story"], "helps": ["time"], "reached": {"neglect": "Us"}}
    assert copy["kept"] == {
        "sure": 9, "how": "on the moon", "gone-since": "An older answer", "helps": ["time", "unknown"],
        "__proto__": {"x": 1}, "reached--weather": "Them",
    }  # fmt: skip


REFUSED = {
    '{"format": "learning-lib': "can’t be read",
    "[]": "not a form",
    '{"format": "learning-record", "v": 1}': "not a form",
    '{"format": "learning-library-form", "v": 7, "form": "zz-01", "answers": {}}': "another version",
    '{"format": "learning-library-form", "v": 1, "form": "sv-07", "answers": {}}': "another form (sv-07)",
    "x" * 5_000_001: "far too large",
}


def test_a_file_that_is_none_is_refused_in_words(filler: Filler) -> None:
    filler.page.get_by_label("What happened?").fill("Stays")
    for content, words in REFUSED.items():
        filler.open(content)
        filler.said(words)
        filler.said("Nothing on this page has changed.")
        expect(filler.page.get_by_label("What happened?")).to_have_value("Stays")


def test_a_return_holds_what_was_asked_and_its_checksum(filler: Filler) -> None:
    page = filler.page
    page.get_by_role("button", name="Save the return").click()
    expect(page.locator("[data-missing]")).to_contain_text("One answer is still needed")
    expect(page.locator("[data-missing]")).to_be_focused()
    filler.fill_all()
    filler.group("Seen alone?").get_by_label("Yes").check()
    found = json.loads(filler.download("Save it as it is").read_text(encoding="utf-8"))
    checksum = found.pop("checksum")
    canonical = json.dumps(found, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert checksum == hashlib.sha256(canonical.encode()).hexdigest()
    expected = {name: value for name, value in FILLED.items() if name not in ("mine", "why-not")} | {"seen": "yes"}
    assert found.pop("saved")
    assert found == {
        "format": "learning-library-return", "v": 1, "kind": "audit", "form": "zz-01", "form_version": 3,
        "year": 2026, "answers": expected,
    }  # fmt: skip


def test_a_spreadsheet_runs_no_formula(filler: Filler) -> None:
    filler.fill_all()
    for sign in ("-2", "+44", "@x", "\tx"):
        filler.page.get_by_label("What, row 1").fill(f"{sign}")
        rows = list(csv.reader(io.StringIO(filler.download("Save as a spreadsheet").read_text(encoding="utf-8-sig"))))
        said = {row[1]: row[2] for row in rows}
        assert said["Next steps (row 1: What)"] == f"'{sign}"
    assert said["Where?"] == "'=1+1 at home"
    assert said["What helps?"] == "Time; A plan"
    assert said["What comes first?"] == "1. One page; 2. Video; 3. Cards"
    assert said["Events (row 1: Date)"] == "3 November 2026"
    assert said["Whom did it reach? (Neglect)"] == "Everybody"


def test_the_word_file_holds_every_answer(filler: Filler) -> None:
    filler.fill_all()
    path = filler.download("Save as a Word file")
    filler.said("The Word file is saved.")
    document = Document(str(path))
    text = [paragraph.text for paragraph in document.paragraphs]
    assert "She said “I make the breakfast”.\nNobody else was up." in text
    assert "☒ At school" in text
    assert "☐ At home" in text
    assert "☒ A plan" in text
    assert "☐ ■ Red     ☒ ▲ Amber     ☐ ● Green" in text
    assert [line for line in text if line[:2] in ("1.", "2.", "3.")] == ["1. One page", "2. Video", "3. Cards"]
    assert "The uncle stayed" in text
    assert not any("⟦" in line or "⟧" in line for line in text)
    events, steps = document.tables
    assert [cell.text for cell in events.rows[1].cells] == ["3 November 2026", "No bedding", "2", "Seen"]
    assert [row.cells[0].text for row in steps.rows] == ["What", "Visit before eight", "Ask the school"]
    assert steps.rows[2].cells[2].text == "1 December 2026"
    filler.group("Seen alone?").get_by_label("Yes").check()
    again = [paragraph.text for paragraph in Document(str(filler.download("Save as a Word file"))).paragraphs]
    assert "Why not?" not in again


def test_conditions_limits_rankings_and_rows_by_keyboard(filler: Filler) -> None:
    page = filler.page
    expect(page.get_by_label("Why not?")).to_be_hidden()
    filler.group("Seen alone?").get_by_label("No").check()
    expect(page.get_by_label("Why not?")).to_be_visible()
    page.get_by_role("button", name="Take this answer away").click()
    expect(page.get_by_label("Why not?")).to_be_hidden()
    assert filler.copy()["answers"] == {}

    for name in ("Time", "Cards", "A plan"):
        filler.group("What helps?").get_by_label(name).click()
    filler.said("Tick 2 at most.")
    assert filler.copy()["answers"] == {"helps": ["time", "cards"]}

    up = page.get_by_role("button", name="Move up: Video")
    up.focus()
    page.keyboard.press("Enter")
    filler.said("Moved to place 2 of 3.")
    page.keyboard.press("Space")
    expect(up).to_be_focused()
    expect(up).to_have_attribute("aria-disabled", "true")
    assert filler.copy()["answers"]["order"] == ["video", "page", "cards"]
    page.get_by_role("button", name="Take the order away").press("Enter")
    assert "order" not in filler.copy()["answers"]
    page.get_by_role("button", name="Keep this order").press("Enter")
    assert filler.copy()["answers"]["order"] == ["page", "cards", "video"]

    page.get_by_label("What happened, row 2").fill("Second")
    page.get_by_label("What happened, row 1").fill("First")
    filler.group("Events").get_by_role("button", name="Take row 1 away").press("Enter")
    expect(page.get_by_label("What happened, row 1")).to_have_value("Second")
    page.get_by_role("button", name="Undo").press("Enter")
    assert filler.copy()["answers"]["events"] == [{"what": "First"}, {"what": "Second"}]


NOTICED = {
    "Her number is 943 476 5919.": "an NHS number",
    "LS1 4AP is where": "a postcode",
    "Ring 07700 900123": "a phone number",
    "write to jo.smith@example.org": "an e-mail address",
    "Amy Example 03/05/2016": "a name with a date of birth",
    "born on 3 May 2016": "a date of birth",
    "Seen on 23 November 2026 at 4.30, room B12, 943 476 5918": "",
    "Home Visit 03/05/2026 and Year 11 at 1234567890": "",
}


def test_words_that_tell_who_somebody_is_are_noticed(filler: Filler) -> None:
    story = filler.page.get_by_label("What happened?")
    notice = filler.page.locator("[data-field=story] .form__notice")
    expect(notice).to_have_attribute("role", "status")
    story.press_sequentially("ls1 4ap")
    expect(notice).to_have_text("This looks like a postcode. Use initials or an ID.")
    for typed, words in NOTICED.items():
        story.fill(typed)
        story.blur()
        expect(notice).to_contain_text(f"This looks like {words}. Use initials or an ID" if words else "")
        assert bool(notice.inner_text()) == bool(words), typed


def test_without_javascript_it_is_complete(small: BuiltSite, browser: Browser) -> None:
    context = new_context(browser, "light", 1280, javascript=False)
    page = context.new_page()
    page.goto(small.url + ADDRESS)
    expect(page.get_by_label("Why not?")).to_be_visible()
    expect(page.get_by_text("Only if you answered “No” to “Seen alone?”.")).to_be_visible()
    expect(page.get_by_text("Your browser runs no scripts on this page.")).to_be_visible()
    expect(page.get_by_label("Cards").first).to_be_visible()
    page.get_by_label("What happened?").fill("Typed")
    page.get_by_label("Where?").press("Enter")
    assert page.url == small.url + ADDRESS
    expect(page.get_by_role("button", name="Save a copy")).to_be_hidden()
    hrefs = page.get_by_role("link", name="Word file", exact=True).evaluate_all("all => all.map((a) => a.href)")
    assert set(hrefs) == {f"{small.url}resources/{SLUG}/every-kind.docx"}
    context.close()


def test_the_resource_leads_to_it(small: BuiltSite, filler: Filler) -> None:
    page = filler.page
    page.goto(f"{small.url}resources/{SLUG}/")
    page.evaluate("() => (window.print = () => {})")
    box = page.get_by_role("region", name="Use the form")
    expect(box).to_contain_text("10 minutes, 4 parts")
    assert small.has(f"resources/{SLUG}/every-kind.docx")
    page.add_init_script(
        "window.print = () => (window.printed = document.querySelector('[data-form]').dataset.printing)"
    )
    box.get_by_role("link", name="Print it empty").click()
    page.wait_for_function("() => window.printed === 'empty'")


def test_axe_in_every_state(small: BuiltSite, browser: Browser, tmp_path: Path) -> None:
    context: BrowserContext = new_context(browser, "light", 320)
    filler = Filler(context.new_page(), small, tmp_path)
    page = filler.page
    assert faults_in_every_view(page) == []
    page.get_by_role("button", name="Save the return").click()
    page.get_by_label("Keep what I type on this device").check()
    answers = {"gone": "x", **FILLED, "place": "jo@example.org"}
    filler.open(json.dumps({**filler.copy(), "answers": answers}))
    filler.said("Some answers have no place")
    assert faults_in_every_view(page) == []
    context.close()


def test_paper_shows_all_words_or_empty_lines(filler: Filler) -> None:
    page = filler.page
    filler.fill_all()
    page.emulate_media(media="print")
    for words in ("Nobody else was up.", "23 November 2026", "Visit before eight", "3 November 2026"):
        expect(page.get_by_text(words).first).to_be_visible()
    for hidden in (".form__take", ".form__keep", "textarea >> nth=0", ".form__contents", ".site-footer"):
        expect(page.locator(hidden)).to_be_hidden()
    page.evaluate("() => (document.querySelector('[data-form]').dataset.printing = 'empty')")
    expect(page.get_by_text("Nobody else was up.").first).to_be_hidden()
    expect(page.locator("[data-field=story] .form__lines")).to_be_visible()
    assert page.locator("[data-field=story] .form__lines span").count() == 4
    assert len(page.pdf(format="A4")) > 10_000
