"""The whole way: a form filled in a browser, its return collated, the report built into a page and looked at."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from library.commands.collate import Wish, collate
from library.reading.return_answers import checksum
from tests.returns.synthetic import CATALOGUE, ROOT, returns
from tests.site.built_site import served

pytestmark = pytest.mark.browser
AGENCY = "Synthetic agency from a browser"
ADDRESS = "resources/annual-self-declaration/form/"
TODAY = date(2026, 11, 23)
NEEDED = ("self-declarations", "themes", "vocabularies")


def _choose(page: Page, key: str, choice: str) -> None:
    page.locator(f'[data-field="{key}"] input[value="{choice}"]').check()


def _fill(page: Page) -> None:
    """Answer what a return needs, and share one piece of good practice."""
    page.locator('[data-field="agency"] [data-input]').fill(AGENCY)
    page.locator('[data-field="year"] [data-input]').fill("2025")
    page.locator('[data-field="declared-by-role"] [data-input]').fill("Safeguarding lead")
    for theme in ("curiosity", "neglect", "supervision", "child-focus", "domestic-abuse", "bereavement"):
        _choose(page, f"level--{theme}", "in-use")
    _choose(page, "level--neglect", "checked")
    page.locator('[data-field="evidence--neglect"] [data-input]').fill("Twelve synthetic records.")
    page.locator('[data-field="practice--supervision"] [data-input]').fill("A <b>synthetic</b> practice.")
    _choose(page, "share--supervision", "yes")
    page.locator('[data-field="barriers--neglect"] input[value="time"]').check()


@pytest.fixture
def returned(open_page: Callable[..., Page], tmp_path: Path) -> Path:
    """Fill in the form as an agency would, and take the file that it saves."""
    page = open_page(ADDRESS, fresh=True)
    _fill(page)
    with page.expect_download() as download:
        page.locator('[data-do="return"]').click()
    folder = tmp_path / "returns"
    folder.mkdir()
    download.value.save_as(folder / download.value.suggested_filename)
    return folder


def test_a_return_from_the_page_is_sealed_as_collating_expects(returned: Path) -> None:
    content = json.loads(next(returned.iterdir()).read_text(encoding="utf-8"))
    sealed = content.pop("checksum")
    assert sealed.removeprefix("sha256:") == checksum(content)
    assert content["year"] == 2025
    assert content["answers"]["level"]["neglect"] == "checked"


def test_from_a_browser_to_a_report_that_a_browser_shows(
    returned: Path, tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    for number, content in enumerate(returns("self-declaration", 4)):
        (returned / f"other-{number}.json").write_text(json.dumps(content), encoding="utf-8")
    root = _library(tmp_path / "library")
    outcome = collate(root, Wish("self-declaration", returned, sent=8), say=lambda _: None, today=TODAY)
    assert outcome.counted == 5
    site = tmp_path / "site"
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)],
        cwd=root,
        env={**os.environ, "LIBRARY_CHECK": "off"},  # the copy has no films; the report's own check is tested beside
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    with served(site) as running:
        page = open_page("", fresh=True)
        page.goto(f"{running.url}resources/{Path(outcome.path).parent.name}/")
        _look(page)


def _look(page: Page) -> None:
    heat = page.locator("table").first
    row = heat.locator("tr", has_text=AGENCY)
    expect(row).to_have_count(1)
    neglect = [theme.id for theme in CATALOGUE.themes].index("neglect") + 1
    expect(row.locator("th, td").nth(neglect)).to_have_text("Checked")
    expect(page.locator("main")).to_contain_text("5 agencies of 8 who were asked are counted here")
    expect(page.locator("main li", has_text="A <b>synthetic</b> practice.")).to_have_count(1)
    pictures = page.locator('main img[src$=".svg"]')
    assert pictures.count() >= 2
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", value=True)
        assert picture.evaluate("it => it.naturalWidth") > 100
        assert len(picture.get_attribute("alt") or "") > 20


def _library(root: Path) -> Path:
    """Copy everything that a build needs, and of the resources those that hold the form."""
    root.mkdir()
    for name in ("docs", "overrides", "scripts", *(f"resources/{name}" for name in NEEDED)):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "resources/partnership.yml", root / "resources/partnership.yml")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root
