"""Edit this page, report a problem, suggest a resource: with a repository, with an e-mail address, with neither."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.commands.small_library import Library
from tests.site.built_site import served
from tests.site.conftest import new_context
from tests.site.test_accessibility import faults

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("feedback")]

PLAIN, SENSITIVE = "resources/first-tool/", "resources/second-guide/"
SECOND = "resources/guidance/second-guide/index.md"
SETTINGS = "resources/partnership.yml"
REPOSITORY = "repository_url: https://git.example.org/library\n"
MAIL = "contact_email: library@example.org\n"
LEFT_OUT = {"repository": (), "e-mail": (REPOSITORY,), "neither": (REPOSITORY, MAIL)}
Opened = Callable[[str, str], Page]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The small library, built with each of the settings; the second guide is for a reader who may be watched."""
    folder = tmp_path_factory.mktemp("feedback")
    library = Library.copied(folder / "library")
    library.change(
        "restriction: none", "restriction: none\nquick_exit: true", "resources/guidance/second-guide/index.md"
    )
    addresses = {}
    with ExitStack() as running:
        for name, lines in LEFT_OUT.items():
            for line in lines:
                if line in (library.root / SETTINGS).read_text(encoding="utf-8"):
                    library.change(line, "", SETTINGS)
            done = library.run("build.py", "--site-dir", str(folder / name))
            assert done.returncode == 0, done.stdout + done.stderr
            addresses[name] = running.enter_context(served(folder / name)).url
        yield addresses


@pytest.fixture
def opened(sites: dict[str, str], browser: Browser) -> Iterator[Opened]:
    """Open a page of one of the sites."""
    context = new_context(browser, "light", 1280)
    yield lambda setting, address: _open(context.new_page(), sites[setting] + address)
    context.close()


def _open(page: Page, address: str) -> Page:
    page.goto(address)
    return page


def _link(page: Page, words: str) -> str:
    link = page.locator(".feedback").get_by_role("link", name=words, exact=True)
    expect(link).to_be_visible()
    return link.get_attribute("href") or ""


def _letter(address: str) -> tuple[str, str, str]:
    """Return to whom, the subject and the words of an e-mail draft."""
    parts = urlsplit(address)
    assert parts.scheme == "mailto"
    filled = {name: unquote(value) for name, _, value in (pair.partition("=") for pair in parts.query.split("&"))}
    assert set(filled) == {"subject", "body"}
    assert not re.search(r"(?<!\r)\n", filled["body"])
    return parts.path, filled["subject"], filled["body"]


def test_edit_opens_the_file_that_the_page_is_made_from(opened: Opened) -> None:
    edit = _link(opened("repository", PLAIN), "Edit this page")
    assert edit == "https://git.example.org/library/edit/main/resources/tools/first-tool/index.md"


def test_problems_and_suggestions_open_a_form_that_knows_the_page(opened: Opened) -> None:
    page = opened("repository", PLAIN)
    problem = urlsplit(_link(page, "Report a problem"))
    assert (problem.netloc, problem.path) == ("git.example.org", "/library/issues/new")
    assert parse_qs(problem.query) == {
        "template": ["report-a-problem.yml"],
        "title": ["Problem on page aa-01, First tool"],
        "page": ["https://library.example.org/r/aa-01/"],
    }
    suggestion = urlsplit(_link(page, "Suggest a resource"))
    assert suggestion.path == "/library/issues/new"
    assert parse_qs(suggestion.query)["template"] == ["suggest-a-resource.yml"]


def test_without_a_repository_a_draft_names_the_page_its_address_and_its_version(opened: Opened) -> None:
    page = opened("e-mail", PLAIN)
    to, subject, body = _letter(_link(page, "Report a problem"))
    assert (to, subject) == ("library@example.org", "Problem on page aa-01, First tool")
    assert "https://library.example.org/r/aa-01/" in body
    assert "reviewed 5 January 2026" in body
    assert _letter(_link(page, "Suggest a resource"))[0] == "library@example.org"
    expect(page.get_by_role("link", name="Edit this page")).to_have_count(0)


def test_with_neither_it_says_whom_to_tell(opened: Opened) -> None:
    page = opened("neither", PLAIN)
    words = page.locator(".feedback").inner_text()
    assert "Tell Exampleshire Safeguarding Children Partnership (Partnership business unit)" in words
    assert "aa-01" in words
    expect(page.locator(".feedback a")).to_have_count(1)
    assert _link(page, "How to add or correct a resource").endswith("contribute/")


@pytest.mark.parametrize("setting", ["repository", "e-mail"])
def test_a_page_for_somebody_who_may_be_watched_is_named_by_its_number_only(opened: Opened, setting: str) -> None:
    page = opened(setting, SENSITIVE)
    for name in ("Report a problem", "Suggest a resource"):
        written = unquote(_link(page, name)).lower()
        assert "second" not in written
        assert "neglect" not in written
    assert "aa-02" in _link(page, "Report a problem")
    expect(page.get_by_text("Could somebody be watching this device?")).to_be_visible()
    expect(opened(setting, PLAIN).get_by_text("Could somebody be watching")).to_have_count(0)


@pytest.mark.parametrize("setting", list(LEFT_OUT))
def test_everybody_can_use_it(opened: Opened, setting: str) -> None:
    page = opened(setting, SENSITIVE)
    assert faults(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
