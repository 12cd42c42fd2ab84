"""The longest gaps of a table with dates: in words, as a picture, on screen and on paper."""

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.forms.every_kind import ADDRESS, FORM, SLUG, library
from tests.site.built_site import BuiltSite, served
from tests.site.conftest import new_context
from tests.site.test_accessibility import HANGING_OUT, VIEWS, faults, faults_in_every_view

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("form-gaps")]
DATES = ("2026-03-03", "2026-04-13", "2026-01-09", "2026-04-20", "2026-04-13")
WORDS = (
    "53 days between 9 January and 3 March: what was the child’s life like then?",
    "41 days between 3 March and 13 April: what was the child’s life like then?",
    "7 days between 13 April and 20 April: what was the child’s life like then?",
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """A site with one form, whose table of events shows its gaps."""
    root = library(tmp_path_factory.mktemp("gaps"))
    marked = FORM.replace("        ask: Events\n", "        ask: Events\n        gaps: true\n")
    (root / "resources" / "templates" / SLUG / "form.yml").write_text(marked, encoding="utf-8")
    built = root / "built"
    command = (sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(built))
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, check=False, env={**os.environ, "LIBRARY_CHECK": "off"}
    )
    assert (built / ADDRESS / "index.html").is_file(), done.stderr
    with served(built) as running:
        yield running


@pytest.fixture
def page(small: BuiltSite, browser: Browser) -> Iterator[Page]:
    """The form, open."""
    context = new_context(browser, "light", 1280)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(small.url + ADDRESS)
    yield page
    context.close()


def copy_of(dates: tuple[str, ...]) -> dict[str, object]:
    """Return a saved copy with these dates."""
    answers = {"events": [{"date": day, "what": "Seen"} for day in dates]}
    return {
        "format": "learning-library-form",
        "v": 1,
        "form": "zz-01",
        "form_version": 3,
        "saved": "2026-11-23",
        "answers": answers,
    }


def open_copy(page: Page, dates: tuple[str, ...] = DATES) -> None:
    """Open a saved copy in the form."""
    content = json.dumps(copy_of(dates)).encode()
    page.set_input_files("#form-file", {"name": "x.json", "mimeType": "application/json", "buffer": content})


def test_the_gaps_follow_what_is_typed_opened_and_taken_back(page: Page) -> None:
    box = page.locator(".form__gaps")
    expect(box).to_have_count(1)
    expect(box).to_contain_text("Put in two dates")
    page.get_by_label("Date, row 1").fill("2026-03-03")
    page.get_by_label("Date, row 2").fill("2026-04-13")
    expect(box.get_by_role("listitem")).to_have_text([WORDS[1]])
    open_copy(page)
    expect(box.get_by_role("listitem")).to_have_text(list(WORDS))
    page.get_by_role("button", name="Take row 3 away").click()
    expect(box.get_by_role("listitem")).to_have_text([*WORDS[1:]])
    page.get_by_role("button", name="Undo").click()
    expect(box.get_by_role("listitem")).to_have_text(list(WORDS))
    page.get_by_role("button", name="Clear the whole form").click()
    expect(box).to_contain_text("Put in two dates")
    expect(box.locator("svg")).to_have_count(0)


def test_the_picture_says_in_words_what_it_shows(page: Page) -> None:
    open_copy(page)
    picture = page.get_by_role("img", name="Timeline of 4 dates, from 9 January 2026 to 20 April 2026")
    expect(picture).to_be_visible()
    expect(picture.locator("circle")).to_have_count(4)
    expect(picture.locator(".form__timeline-gap")).to_have_count(3)
    expect(picture).to_contain_text("53 days without a line, from 9 January 2026 to 3 March 2026.")


def test_days_are_counted_as_the_calendar_counts_them(page: Page) -> None:
    """Over leap days and changes of the clock, in any order; the year is said where years differ."""
    days = ["2027-03-01", "2024-02-28", "2024-03-01", "2026-10-26", "0202-01-01", "2026-10-24", "2024-03-01"]
    found = page.evaluate(
        """async (rows) => {
          const { daysOf, longest, sayer, sentence } = await import("../../../components/form/gaps.js");
          const days = daysOf(rows);
          return longest(days).map((gap) => [gap.days, gap.from, gap.to, sentence(gap, sayer(days))]);
        }""",
        [{"date": day} for day in days] + [{"what": "no day"}],
    )
    kept = sorted(date.fromisoformat(day) for day in set(days) if day > "1900")
    gaps = sorted(((to - start).days for start, to in itertools.pairwise(kept)), reverse=True)
    assert [gap[0] for gap in found] == gaps[:3]
    assert found[0][3].startswith("967 days between 1 March 2024 and 24 October 2026:")


def test_rows_on_one_day_have_no_gap(page: Page) -> None:
    open_copy(page, ("2026-03-03", "2026-03-04", "2026-03-03"))
    expect(page.locator(".form__gaps")).to_contain_text("There is no gap of more than a day.")


def test_paper_has_it_filled_and_not_empty(page: Page) -> None:
    open_copy(page)
    box = page.locator(".form__gaps")
    expect(box.locator("svg")).to_be_visible()
    page.emulate_media(media="print")
    expect(box.get_by_text(WORDS[0])).to_be_visible()
    page.evaluate("() => (document.querySelector('[data-form]').dataset.printing = 'empty')")
    expect(box).to_be_hidden()


def test_axe_with_and_without_gaps(small: BuiltSite, browser: Browser) -> None:
    context = new_context(browser, "light", 320)
    page = context.new_page()
    page.goto(small.url + ADDRESS)
    assert faults_in_every_view(page) == []
    open_copy(page)
    for scheme, width in VIEWS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator(".form__timeline")).to_be_visible()
        assert faults(page, only_colours=scheme == "dark") == []
        assert page.evaluate(HANGING_OUT) == []
    context.close()


def test_other_forms_do_without_it() -> None:
    """The script is asked for only where a table shows its gaps."""
    template = (Path(__file__).parents[2] / "overrides" / "form.html").read_text(encoding="utf-8")
    assert '{% if view.form.gaps %}<script type="module" src="{{ \'components/form/gaps.js\'' in template
