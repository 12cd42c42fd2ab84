"""A resource is made in the form, handed on as GitHub would receive it, checked, built and seen."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from library.commands.check import check
from tests.commands.small_library import ROOT
from tests.site.built_site import served
from tests.site.conftest import new_context
from tests.site.new_form import (
    ADDRESS,
    BESIDES,
    EMAIL,
    REPOSITORY,
    Editor,
    built,
    content,
    library,
    made_by_form,
    write,
)
from tests.site.test_accessibility import faults_in_every_view
from tests.site.test_privacy import NOTHING, STORED

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("new-form")]
VOCABULARY = (ROOT / "resources/vocabularies/types.yml").read_text(encoding="utf-8")
TYPES = tuple(re.findall(r"^- id: (.+)$", VOCABULARY, re.MULTILINE))


@pytest.fixture(scope="module")
def with_repository(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The form of a library that names its repository; one for all tests."""
    with served(built(library(tmp_path_factory.mktemp("with-repository") / "library"))) as running:
        yield running.url


@pytest.fixture(scope="module")
def without_repository(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The form of a library that names neither a repository nor an e-mail address."""
    made = library(tmp_path_factory.mktemp("without") / "library", without=(REPOSITORY, EMAIL))
    with served(built(made)) as running:
        yield running.url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = new_context(browser, "light", 1280)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def made(with_repository: str, browser: Browser) -> dict[str, dict[str, bytes]]:
    """A resource of every type, made in the form one after the other: the files of each.

    A page of its own has each type that asks for more; the others are written over one another in one.
    """
    context = new_context(browser, "light", 1280)
    plain = Editor(context.new_page(), with_repository)
    found = {}
    for type_ in TYPES:
        editor = Editor(context.new_page(), with_repository) if type_ in BESIDES else plain
        found[type_] = made_by_form(editor, type_)
    context.close()
    return found


@pytest.fixture(scope="module")
def site_of_all(made: dict[str, dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A library with all of them in it, built. Each has an id of its own, as after one pull request each."""
    whole = library(tmp_path_factory.mktemp("all") / "library")
    for number, files in enumerate(made.values(), start=20):
        write(whole.root, {name: _with_id(data, f"zz-{number}") for name, data in files.items()})
    with served(built(whole)) as running:
        yield running.url


def _with_id(data: bytes, new: str) -> bytes:
    return re.sub(rb"\A---\nid: [a-z]{2}-\d+\n", f"---\nid: {new}\n".encode(), data)


@pytest.mark.parametrize("type_", TYPES)
def test_what_github_receives_is_clean(type_: str, made: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    root = content(tmp_path / "library")
    write(root, made[type_])
    assert check(root).problems == ()


@pytest.mark.parametrize("type_", TYPES)
def test_its_page_is_seen(type_: str, site_of_all: str, page: Page) -> None:
    page.goto(f"{site_of_all}resources/a-made-{type_}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"A made {type_}")
    expect(page.locator(".admonition.say")).to_contain_text("Tell me about this morning.")
    expect(page.get_by_role("cell", name="A tired child")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Yes: a report # 7")


def test_the_preview_shows_what_the_page_will(with_repository: str, page: Page) -> None:
    editor = Editor(page, with_repository)
    editor.write_common("tool", "Doors: a second question")
    preview = page.locator("[data-preview]")
    expect(preview).to_contain_text("Doors: a second question")
    expect(preview.get_by_role("heading", name="When to use it")).to_be_visible()
    expect(preview.locator(".admonition.say > .admonition-title")).to_have_text("At the door")
    expect(preview.get_by_role("cell", name="A tired child")).to_be_visible()
    expect(page.locator("[data-measure]")).to_contain_text("words.")


def test_nothing_typed_runs_or_asks_another_site(with_repository: str, page: Page) -> None:
    editor = Editor(page, with_repository)
    editor.type("tool")
    hostile = (
        '<img src=x onerror="window.ran=1"><script>window.ran=1</script>\n\n![a](https://example.org/a.png)\n\n'
        '[b](javascript:window.ran=1)\n\n!!! say "<img src=x onerror=window.ran=1>"\n    <b onclick=x>c</b>\n'
    )
    page.locator("#new-body").fill(hostile)
    expect(page.locator("[data-preview]")).to_contain_text("Picture: a")
    assert page.locator("[data-preview] :is(img, script, a, b)").count() == 0
    assert page.evaluate("() => window.ran") is None
    assert all(url.startswith((with_repository, "data:")) for url in editor.asked)


def test_messages_appear_and_go(with_repository: str, page: Page) -> None:
    editor = Editor(page, with_repository)
    editor.type("tool")
    summary = editor.field("summary")
    summary.locator("textarea").fill("Too short")
    summary.locator("textarea").blur()
    expect(summary.locator(".form__notice")).to_contain_text("summary says only Too short, 9 characters. It needs 20.")
    summary.locator("textarea").fill("Words to use when the first answer is thin.")
    expect(summary.locator(".form__notice")).to_be_empty()
    problems = editor.problems()
    expect(problems).to_be_focused()
    expect(problems).to_contain_text("There is no field title.")
    editor.write_common("tool")
    expect(problems).to_contain_text("Nothing to put right here")


def test_a_title_that_is_taken(with_repository: str, page: Page) -> None:
    editor = Editor(page, with_repository)
    editor.write_common("tool", "First tool")
    problems = editor.problems()
    expect(problems).to_contain_text("First tool is also the title of resources/tools/first-tool/index.md.")
    expect(problems).to_contain_text("The address resources/first-tool/ already belongs to")


def test_a_sensitive_theme_brings_the_quick_exit(with_repository: str, page: Page) -> None:
    editor = Editor(page, with_repository)
    editor.type("tool")
    editor.put("themes", ["domestic-abuse"])
    assert "quick_exit: true" in next(iter(editor.proposed().values())).decode()


def test_too_long_for_an_address(with_repository: str, page: Page, tmp_path: Path) -> None:
    editor = Editor(page, with_repository)
    editor.write_common("tool")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#new-body").fill("A plain sentence about a door.\n\n" + "Ask once more, and then wait for it. " * 250)
    empty = page.locator("#new-github-empty")
    href = str(empty.get_attribute("href"))
    assert href.endswith("/new/main?filename=resources%2Ftools%2Fa-made-tool%2Findex.md")
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator("[data-said]")).to_have_text("The text is copied.")
    root = content(tmp_path / "library")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    write(root, {"resources/tools/a-made-tool/index.md": copied.encode()})
    assert not [item for item in check(root).errors if "a-made-tool" in item.place.path]


def test_no_repository_gives_a_zip_and_an_email(without_repository: str, page: Page, tmp_path: Path) -> None:
    editor = Editor(page, without_repository)
    editor.write_common("guidance")
    assert page.locator("#new-github").count() == 0
    editor.settled()
    mail = str(page.locator("[data-mail]").get_attribute("href"))
    assert mail.startswith("mailto:?subject=A%20new%20resource")
    assert "a-made-guidance.zip" in mail
    root = content(tmp_path / "library", without=(REPOSITORY, EMAIL))
    write(root, editor.zipped())
    assert check(root).problems == ()


def test_the_draft_is_kept_only_when_asked(with_repository: str, page: Page) -> None:
    editor = Editor(page, with_repository)
    editor.write_common("course")
    editor.settled()
    assert page.evaluate(STORED) == NOTHING
    before = editor.zipped()
    page.get_by_label("Keep my draft on this device").check()
    again = Editor(page, with_repository)
    expect(page.locator("[data-kept-since]")).to_contain_text("This is your draft")
    assert again.zipped() == before
    page.get_by_role("button", name="Delete from this device").click()
    assert page.evaluate(STORED) == NOTHING
    assert not again.errors


def test_without_javascript(with_repository: str, browser: Browser) -> None:
    context = new_context(browser, "light", 320, javascript=False)
    opened = context.new_page()
    opened.goto(with_repository + ADDRESS)
    expect(opened.get_by_role("heading", name="Without this form")).to_be_visible()
    expect(opened.get_by_text("resources/tools/", exact=True)).to_be_visible()
    expect(opened.get_by_role("link", name="https://git.example.org/library")).to_be_visible()
    expect(opened.locator("[data-live]")).to_be_hidden()
    context.close()


def test_no_fault_that_a_machine_finds(with_repository: str, browser: Browser) -> None:
    context = new_context(browser, "light", 320)
    opened = context.new_page()
    editor = Editor(opened, with_repository)
    assert faults_in_every_view(opened) == []
    editor.write_common("webinar")
    editor.put("summary", "Short")
    editor.problems()
    opened.evaluate("() => document.querySelectorAll('details').forEach(box => (box.open = true))")
    assert faults_in_every_view(opened) == []
    context.close()


class Keys:
    """Somebody who has no mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, selector: str) -> None:
        """Go on with the tab key until the focus is there."""
        for _ in range(400):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("chosen => document.activeElement.matches(chosen)", selector):
                return
        pytest.fail(f"The tab key never came to {selector}.")

    def type(self, path: str, words: str, part: str = ":is(input, textarea, select)") -> None:
        self.to(f'[data-path="index.md|{path}"] {part}')
        self.page.keyboard.type(words)

    def tick(self, path: str, term: str) -> None:
        field = self.page.locator(f'[data-path="index.md|{path}"]')
        if field.locator("details:not([open])").count():
            self.to(f'[data-path="index.md|{path}"] summary')
            self.page.keyboard.press("Enter")
        self.to(f'[data-path="index.md|{path}"] input[value="{term}"]')
        self.page.keyboard.press("Space")


def test_by_keyboard_alone(with_repository: str, page: Page, tmp_path: Path) -> None:
    editor, keys = Editor(page, with_repository), Keys(page)
    keys.to("[data-types] input")
    page.keyboard.press("Space")
    keys.type("title", "By keyboard")
    keys.type("summary", "What somebody can say at a door without a mouse.")
    keys.tick("themes", "curiosity")
    keys.tick("audiences", "everyone")
    keys.tick("when_to_use", "before-visit")
    keys.tick("ages", "all-children")
    keys.type("minutes", "5")
    keys.type("level", "Intro")
    keys.type("owner", page.locator('[data-path="index.md|owner"] option[value="business-unit"]').inner_text())
    keys.type("sources[1].title", "A report")
    keys.type("sources[1].publisher", "A publisher")
    keys.type("sources[1].evidence", "P")
    for question in ("What did you see at the door?", "Whom did you ask after it?", "Who looks again, and when?"):
        keys.type("supervision_questions[]", question)
    keys.to(".editor__button")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type("Say one thing at the door, and wait.\n\n## When to use it\n\n- Before a visit.\n")
    keys.to("[data-do=check]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-problems]")).to_contain_text("Nothing to put right here")
    keys.to("#new-github")
    root = content(tmp_path / "library")
    write(root, editor.proposed())
    assert check(root).problems == ()
