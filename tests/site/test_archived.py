"""A real library in which pages were archived, merged and renamed: what readers meet at every address they kept."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Browser, expect

from library.commands.check import check
from library.commands.moving.plan import Done
from library.commands.rename import Wish as Rename
from library.commands.rename import rename
from library.commands.retire import Wish, retire
from library.reading.keeping import bring
from tests.site.built_site import BuiltSite, served
from tests.site.opening import ROOT, new_context
from tests.site.test_accessibility import faults_in_every_view

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("archived")]

TODAY = date(2026, 11, 24)
SITE, REPOSITORY = "https://learning.example.org/", "https://git.example.org/library"
WHY = "The research that it rests on has been withdrawn by those who wrote it."
ARCHIVED, MERGED, COURSE, RENAMED = "pc-08", "pc-03", "neglect-elearning", "supervision-record"


@dataclass(frozen=True)
class Changed:
    """The site after the changes, and what the library answered before them."""

    site: BuiltSite
    addresses: frozenset[str]
    slugs: dict[str, str]
    """The folder names before, by id."""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Changed]:
    root = tmp_path_factory.mktemp("changed") / "library"
    for name in ("resources", "docs", "scripts", "overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    bring(ROOT, root)
    settings = root / "resources/partnership.yml"
    told = f"site_url: {SITE}\nrepository_url: {REPOSITORY}\n"
    settings.write_text(told + settings.read_text(encoding="utf-8"), encoding="utf-8")
    before = check(root, today=TODAY).catalogue
    for answer in (
        retire(root, Wish(ARCHIVED, WHY, ("pc-04",)), today=TODAY),
        retire(root, Wish(MERGED, merged_into="pc-01"), today=TODAY),
        retire(root, Wish(COURSE, WHY), today=TODAY),
        rename(root, Rename(RENAMED, "notes-of-supervision", "Notes of supervision"), today=TODAY),
    ):
        assert isinstance(answer, Done), answer
    folder = root.parent / "site"
    command = (sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(folder))
    # Each change was checked on its day, which is still to come for a build of today.
    day = str(int(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC).timestamp()))
    surroundings = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": day, "LIBRARY_CHECK": "off"}
    built = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True, env=surroundings)
    assert built.returncode == 0, built.stdout + built.stderr
    slugs = {resource.id: resource.slug for resource in before.resources}
    with served(folder) as running:
        yield Changed(running, frozenset(before.addresses()), slugs)


def test_every_address_that_answered_before_still_answers(changed: Changed) -> None:
    assert [address for address in sorted(changed.addresses) if not changed.site.has(address)] == []
    listed = (ROOT / "resources/published.txt").read_text(encoding="utf-8").splitlines()
    for line in listed:
        if line and not line.startswith("#"):
            assert changed.site.has(line.split()[1]), line


def test_files_beside_a_page_answer_at_its_earlier_address_too(changed: Changed) -> None:
    beside = {path.name for path in (ROOT / f"resources/templates/{RENAMED}").glob("*.docx")}
    for name in beside:
        assert changed.site.has(f"resources/{RENAMED}/{name}")
        assert changed.site.has(f"resources/notes-of-supervision/{name}")


def test_the_archived_page_says_what_happened(changed: Changed, browser: Browser) -> None:
    page = new_context(browser, "light", 1280).new_page()
    page.goto(f"{changed.site.url}r/{ARCHIVED}/")
    page.wait_for_url(f"{changed.site.url}resources/{changed.slugs[ARCHIVED]}/")
    notice = page.get_by_role("region", name="This page is no longer kept up")
    expect(notice).to_contain_text(WHY)
    expect(notice).to_contain_text("24 November 2026")
    expect(notice.get_by_role("link")).to_have_count(1)
    expect(page.get_by_role("heading", name="The page as it was, for the record")).to_be_visible()
    notice.get_by_role("link").click()
    page.wait_for_url(f"{changed.site.url}resources/{changed.slugs['pc-04']}/")
    page.context.close()


def test_its_old_text_stays_readable_below(changed: Changed) -> None:
    tree = changed.site.tree(f"resources/{changed.slugs[ARCHIVED]}/")
    body = (ROOT / f"resources/models/{changed.slugs[ARCHIVED]}/index.md").read_text(encoding="utf-8").split("---\n")[2]
    headings = re.findall(r"^## (.+)$", body, re.MULTILINE)
    shown = [" ".join(item.text_content().split()) for item in tree.xpath("//div[@class = 'prose']//h2")]
    assert headings
    assert len(shown) == len(headings)


def test_an_archived_course_keeps_the_words_of_its_units(changed: Changed) -> None:
    tree = changed.site.tree(f"resources/{COURSE}/")
    units = sorted((ROOT / f"resources/courses/{COURSE}/units").glob("*.md"))
    assert len(tree.xpath("//details[@class = 'kept-page__unit']")) == len(units)
    for unit in units:
        assert changed.site.tree(f"courses/{COURSE}/{unit.stem}/").xpath("//a/@href") == [
            f"../../../resources/{COURSE}/"
        ]


@pytest.mark.parametrize("name", [ARCHIVED, MERGED, COURSE])
def test_search_engines_leave_it_out(changed: Changed, name: str) -> None:
    slug = changed.slugs.get(name, name)
    for address in (f"resources/{slug}/", *(path for path in changed.addresses if path.startswith(f"r/{name}/20"))):
        assert changed.site.tree(address).xpath("//meta[@name = 'robots']/@content") == ["noindex"]
        assert f"{SITE}{address}<" not in changed.site.text("sitemap.xml")


def test_no_list_leads_to_what_is_archived(changed: Changed) -> None:
    site, gone = changed.site, [changed.slugs[ARCHIVED], changed.slugs[MERGED], COURSE]
    lists = [page for page in site.pages if page.startswith(("library/", "themes/", "paths/", "numbers/", "learning-"))]
    assert len(lists) > 50
    feeds = [path.relative_to(site.folder).as_posix() for path in (site.folder / "feeds").iterdir()]
    for path in (*lists, *feeds, "index.html", "catalogue.json", "catalogue.csv", "sitemap.xml"):
        text = (site.folder / path).read_text(encoding="utf-8")
        assert [slug for slug in gone if f"resources/{slug}/" in text] == [], path
    assert len(json.loads(site.text("catalogue.json"))["resources"]) == len(changed.slugs) - 3


@pytest.mark.parametrize("javascript", [True, False])
def test_what_was_merged_leads_on(changed: Changed, browser: Browser, javascript: bool) -> None:
    page = new_context(browser, "light", 1280, javascript=javascript).new_page()
    target = f"{changed.site.url}resources/{changed.slugs['pc-01']}/"
    for address in (f"r/{MERGED}/", f"resources/{changed.slugs[MERGED]}/", f"resources/{changed.slugs[MERGED]}/cards/"):
        page.goto(changed.site.url + address)
        page.wait_for_url(target)
    expect(page.get_by_text("It grew out of Second-question cards.")).to_be_visible()
    page.context.close()


def test_the_version_that_somebody_cited(changed: Changed, browser: Browser) -> None:
    resource = next(name for name, slug in changed.slugs.items() if slug == RENAMED)
    page = new_context(browser, "light", 1280, javascript=False).new_page()
    page.goto(f"{changed.site.url}resources/notes-of-supervision/")
    expect(page.locator("[data-cite]")).to_contain_text(f"{SITE}r/{resource}/{TODAY}/")
    page.goto(f"{changed.site.url}r/{resource}/2026-11-23/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("the version of 23 November 2026")
    since = page.get_by_role("listitem").filter(has_text="Until now it was called")
    expect(since).to_have_count(1)
    history = f"{REPOSITORY}/commits/main/resources/templates/notes-of-supervision/index.md"
    expect(page.get_by_role("link", name="Every change to this file")).to_have_attribute("href", history)
    page.get_by_role("link", name="Read today’s page: Notes of supervision").click()
    page.wait_for_url(f"{changed.site.url}resources/notes-of-supervision/")
    page.context.close()


def test_every_version_in_a_citation_answers(changed: Changed) -> None:
    for row in changed.site.resources:
        [cited] = changed.site.tree(changed.site.address(row)).xpath("//*[@data-cite]")
        address = re.search(rf"{SITE}(r/\S+/)", cited.text_content())
        assert address, row["id"]
        assert changed.site.has(address[1])


def test_nothing_stands_in_anybodys_way(changed: Changed, browser: Browser) -> None:
    context = new_context(browser, "light", 320)
    page = context.new_page()
    for address in (f"resources/{changed.slugs[ARCHIVED]}/", f"resources/{COURSE}/", f"r/{ARCHIVED}/2026-11-23/"):
        page.goto(changed.site.url + address)
        assert faults_in_every_view(page) == [], address
    context.close()


def test_every_version_of_this_library_is_noted() -> None:
    """Run `python3 scripts/published.py` where this fails."""
    catalogue = check(ROOT, today=TODAY, only=("RES026",)).catalogue
    listed = set((ROOT / "resources/published.txt").read_text(encoding="utf-8").splitlines())
    for resource in catalogue.ever.values():
        for day in resource.versions:
            assert f"{resource.id} r/{resource.id}/{day}/" in listed
