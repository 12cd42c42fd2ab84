"""The newsletter and the team's sheet: what they hold, and whether mail programs and paper can show them."""

import json
import os
import re
import shutil
import subprocess
import unicodedata
from datetime import date
from html import unescape
from pathlib import Path

import markdown
import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Browser

from library.commands.digest import Refusal, Written, digest
from library.exports.digest import Digest, digest_of
from library.exports.digest_mail import mail_of
from library.exports.digest_team import team_sheet_of
from library.exports.digest_words import COLUMNS, markdown_of, text_of
from tests.learning_log import small_log
from tests.rules.cases import WITH

TESTS = Path(__file__).parents[1]
TOOL = "resources/tools/first-tool/index.md"
SITE = "https://library.example.org/"
SINCE, TODAY = date(2025, 11, 1), date(2026, 1, 10)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_log.written(tmp_path / "library")


def _digest(root: Path, since: date = SINCE, today: date = TODAY) -> Digest:
    return digest_of(small_log.read(root), since, today)


def _with_webinar(root: Path) -> None:
    cases = yaml.safe_load((WITH / "webinar.yml").read_text(encoding="utf-8"))
    for path, content in cases.items():
        if isinstance(content, str):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content, encoding="utf-8")


def test_new_and_changed_resources_are_told_of_once(root: Path) -> None:
    published = date(2026, 1, 2)
    assert "First tool" in [item.title for item in _digest(root, published).new]
    small_log.change(
        root,
        TOOL,
        "review_months: 12",
        "review_months: 12\nchanges:\n  - {date: 2026-01-09, note: A clearer second step.}",
    )
    found = _digest(root, date(2026, 1, 5))
    assert [item.title for item in found.new if item.title == "First tool"] == []
    (changed,) = found.changed
    assert (changed.title, changed.notes) == ("First tool", ("9 January 2026: A clearer second step.",))
    assert _digest(root, date(2026, 1, 10)).changed == ()


def test_archived_resources_are_not_told_of(root: Path) -> None:
    small_log.change(root, TOOL, "status: awaiting-sign-off", "status: archived")
    found = _digest(root)
    assert "First tool" not in [item.title for item in (*found.new, *found.to_try)]


def test_closed_learning_says_what_became_different(root: Path) -> None:
    (closed,) = _digest(root).closed
    assert closed.notes[1] == "Different for children: Four children were not asked again what they had told before."
    assert closed.link == f"{SITE}learning-log/curiosity/#time-to-read"
    assert _digest(root, date(2025, 12, 2)).closed == ()
    small_log.change(
        root,
        small_log.CLOSED,
        "    difference_for_children: Four children were not asked again what they had told before.\n",
        "",
    )
    assert _digest(root).closed[0].notes[1] == "Different for children: Not yet known"


def test_webinars_to_come_are_those_after_the_day(root: Path) -> None:
    _with_webinar(root)
    everything = _digest(root, date(2020, 1, 1), date(2020, 1, 2)).webinars
    assert everything
    assert all(item.link.startswith(f"{SITE}resources/first-meeting/#session-") for item in everything)
    assert _digest(root, date(2098, 12, 31), date(2098, 12, 31)).webinars == ()


def test_every_form_tells_the_same(root: Path) -> None:
    found = _digest(root)
    forms = (mail_of(found), text_of(found), markdown_of(found))
    for item in (*found.new, *found.closed):
        words = _flat(item.words)
        assert all(words in _flat(_bare(form)) for form in forms), item.title
        assert all(item.link in form for form in forms), item.title
    mail = html.fromstring(forms[0])
    assert [link for link in mail.xpath("//a/@href") if not link.startswith(SITE)] == []
    read = html.fromstring(f"<div>{markdown.markdown(forms[2])}</div>")
    assert sorted(read.xpath("//a/@href")) == sorted(mail.xpath("//a/@href"))


def _bare(form: str) -> str:
    return html.fromstring(form).text_content() if form.startswith("<!doctype") else unescape(form.replace("\\", ""))


def _flat(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def test_plain_text_is_76_columns_wide(root: Path) -> None:
    small_log.change(root, TOOL, "title: First tool", f"title: {'long words and ' * 4}more")
    lines = text_of(_digest(root)).split("\n")
    assert max(len(line) for line in lines if "://" not in line) <= COLUMNS
    assert not any(unicodedata.category(letter) == "Cc" for line in lines for letter in line)


def test_signs_in_a_title_stay_signs(root: Path) -> None:
    title = "1. <b>A_b* & [c](d) | `e`"
    small_log.change(root, TOOL, "title: First tool", f"title: '{title}'")
    found = _digest(root)
    assert title in html.fromstring(mail_of(found)).text_content()
    assert title in html.fromstring(team_sheet_of(found)).text_content()
    assert title in text_of(found)
    assert title in html.fromstring(f"<div>{markdown.markdown(markdown_of(found))}</div>").text_content()


def test_without_an_address_links_are_visibly_missing(root: Path) -> None:
    small_log.change(root, "resources/partnership.yml", f"site_url: {SITE}\n", "")
    found = _digest(root)
    for form in (mail_of(found), text_of(found), markdown_of(found), team_sheet_of(found)):
        assert "o link yet: " in form
        assert "href=" not in form
    assert "has not been set yet" in mail_of(found)


def test_the_mail_asks_nothing_of_anybody(root: Path) -> None:
    mail = html.fromstring(mail_of(_digest(root)))
    assert mail.xpath("//img | //script | //link | //style | //iframe | //@src | //form") == []
    assert mail.xpath("//table[not(@role = 'presentation')]") == []
    assert mail.get("lang") == "en-GB"
    first = mail.xpath("normalize-space(//body//p[1])")
    assert first == _digest(root).summary


KNOWN = {"<body> element", "role attribute"}
"""Some programs put a mail's body into an element of their own, and one that is no longer made drops roles; the
colours and sizes stand on the cells as well, and nothing is lost."""


@pytest.mark.oracle
def test_mail_programs_know_all_that_the_mail_uses(root: Path, tmp_path: Path) -> None:
    _with_webinar(root)
    folder = Path(os.environ.get("LIBRARY_CANIEMAIL", TESTS / "node_modules" / "caniemail"))
    if not folder.is_dir():
        pytest.fail("caniemail is missing: run `npm ci --ignore-scripts` in tests/.", pytrace=False)
    mail = tmp_path / "mail.html"
    mail.write_text(mail_of(_digest(root, date(2020, 1, 1), date(2020, 1, 2))), encoding="utf-8")
    command = (shutil.which("node") or "node", str(TESTS / "learning_log/mail_check.mjs"), str(folder), str(mail))
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert [issue for issue in json.loads(done.stdout) if issue.partition(": ")[2] not in KNOWN] == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_nobody_is_shut_out(root: Path, browser: Browser, width: int) -> None:
    for form in (mail_of(_digest(root)), team_sheet_of(_digest(root))):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.set_content(form)
        options = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
        found = Axe().run(page, options=options).response
        assert [fault["id"] for fault in found["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()


@pytest.mark.browser
def test_the_team_sheet_is_one_page_with_three_things(root: Path, browser: Browser) -> None:
    sheet = team_sheet_of(_digest(root))
    assert len(html.fromstring(sheet).xpath("//li")) == 3
    page = browser.new_page()
    page.set_content(sheet)
    paper = page.pdf(prefer_css_page_size=True)
    page.close()
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_the_three_things_are_on_different_themes(root: Path) -> None:
    catalogue = small_log.read(root)
    titles = {resource.title: resource.themes[0] for resource in catalogue.resources}
    chosen = [titles[item.title] for item in _digest(root).to_try]
    assert len(set(chosen)) == min(3, len(set(titles.values())))


def test_the_command_writes_four_files(root: Path, tmp_path: Path) -> None:
    answer = digest(root, "2025-11-01", tmp_path / "out", today=TODAY)
    assert isinstance(answer, Written), answer
    assert sorted(path.name for path in answer.paths) == [
        "newsletter-2025-11-01.html",
        "newsletter-2025-11-01.md",
        "newsletter-2025-11-01.txt",
        "team-meeting-2025-11-01.html",
    ]


@pytest.mark.parametrize(
    ("since", "says"),
    [
        ("yesterday", "is not a day"),
        ("2026-02-30", "is not a day"),
        ("2027-01-01", "has not come yet"),
        ("", "is not a day"),
    ],
)
def test_the_command_says_what_is_wrong(root: Path, tmp_path: Path, since: str, says: str) -> None:
    answer = digest(root, since, tmp_path / "out", today=TODAY)
    assert isinstance(answer, Refusal)
    assert says in answer.message
    assert not (tmp_path / "out").exists()


def test_a_library_with_an_error_is_not_told_of(root: Path, tmp_path: Path) -> None:
    small_log.change(root, TOOL, "audiences: [everyone]", "audiences: [health-visiter]")
    answer = digest(root, "2025-11-01", tmp_path / "out", today=TODAY)
    assert isinstance(answer, Refusal)
    assert f"{TOOL}:" in answer.message


def test_a_file_in_the_way_is_left_alone(root: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    assert isinstance(digest(root, "2025-11-01", tmp_path / "out", today=TODAY), Refusal)
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"
