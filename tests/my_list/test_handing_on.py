"""A list as one pack on paper and as one file: whole, valid, and asking nothing of any network."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.my_list.conftest import Some
from tests.my_list.test_keeping import as_kept
from tests.site.built_site import BuiltSite, Row
from tests.site.conftest import Open
from tests.site.test_accessibility import HANGING_OUT, faults
from tests.site.test_privacy import NOTHING, STORED

pytestmark = pytest.mark.browser

REFERENCES = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls")
QR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'
SHARED = "ids={}&title=For+a+training+day&n.{}=Look+at+page+2"


@pytest.fixture
def rows(some: Some) -> tuple[Row, ...]:
    return (some.form, some.deck, some.film, some.sensitive)


@pytest.fixture
def page(rows: tuple[Row, ...], site: BuiltSite, open_page: Open) -> Page:
    """Somebody's list, with a note, on a site whose published address is known."""
    page = open_page("about/", fresh=True)
    known = site.text("list/").replace('data-site=""', 'data-site="https://library.example/"')
    page.route("**/list/", lambda route: route.fulfill(body=known, content_type="text/html"))
    page.route("**/qr.svg", lambda route: route.fulfill(body=QR, content_type="image/svg+xml"))
    page.goto(f"{site.url}list/#" + SHARED.format(",".join(row["id"] for row in rows), rows[0]["id"]))
    expect(page.locator("[data-items] > li")).to_have_count(len(rows))
    page.get_by_label("Take the notes along").check()
    return page


def test_the_pack(page: Page, rows: tuple[Row, ...]) -> None:
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.get_by_role("button", name="Print as one pack").click()
    page.wait_for_function("() => window.printed")
    expect(page.get_by_role("status")).to_have_text("The pack is ready to print.")
    pack = html.fromstring(page.locator(".booklet").evaluate("(pack) => pack.outerHTML"))
    _is_whole(pack, rows)
    assert len(pack.xpath("//img[contains(@src, '/qr.svg')]")) == len(rows)
    ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))
    page.emulate_media(media="print")
    expect(page.locator(".booklet .form__lines").first).to_be_visible()
    for gone in (".site-header", ".my-list__items", ".quick-exit", ".booklet button", ".booklet video"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) > len(rows)
    assert page.locator(".booklet .facts").first.evaluate("(box) => getComputedStyle(box).breakInside") == "avoid"
    page.emulate_media(media="screen")
    expect(page.locator(".booklet")).to_be_hidden()
    assert page.evaluate(STORED) == NOTHING


NUMBERED = """(selector) => {
  const { page } = getComputedStyle(document.querySelector(selector));
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const inside = rules.flatMap((rule) => [rule, ...(rule.cssRules ?? [])]);
  return inside.some((rule) => rule.selectorText === page && rule.cssText.includes("counter(page)"));
}"""


def test_the_packs_pages_are_numbered_and_no_others(page: Page) -> None:
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.get_by_role("button", name="Print as one pack").click()
    page.wait_for_function("() => window.printed")
    page.emulate_media(media="print")
    assert page.evaluate(NUMBERED, ".booklet")
    assert not page.evaluate(NUMBERED, ".my-list")


def _is_whole(pack: html.HtmlElement, rows: tuple[Row, ...]) -> None:
    """Every resource stands there once, with its address, its form, its cards and its transcript."""
    assert pack.xpath("//h1//text()") == ["For a training day"]
    assert pack.xpath("//h2[not(ancestor::article) and not(. = 'Contents')]")
    assert pack.xpath("//article//h2//text()") == [row["title"] for row in rows]
    assert [link.text_content() for link in pack.xpath("//ol[1]//a[starts-with(@href, '#r')]")][: len(rows)] == [
        row["title"] for row in rows
    ]
    words = pack.text_content()
    assert "Awaiting partnership sign-off" in words
    assert "Look at page 2" in words
    for row in rows:
        assert f"https://library.example/r/{row['id']}/" in words
    assert pack.xpath("//*[@class = 'booklet__form']//textarea | //*[@class = 'booklet__form']//input")
    assert pack.xpath("//*[@class = 'deck-card']")
    assert pack.xpath("//*[contains(@class, 'transcript__row')]")
    assert not pack.xpath("//details[not(@open)] | //script | //video | //button | //iframe")
    here = set(pack.xpath("//@id"))
    for name in REFERENCES:
        for value in pack.xpath(f"//@{name}"):
            assert set(value.split()) <= here, (name, value)
    assert {link[1:] for link in pack.xpath("//a/@href[starts-with(., '#')]")} <= here


@pytest.fixture
def saved(page: Page, tmp_path: Path) -> Path:
    """The offline file, as a reader saves it; its size is told before."""
    page.get_by_role("button", name="Make the file").click()
    save = page.get_by_role("button", name="Save the file")
    expect(save).to_be_focused()
    told = re.search(r"\((\d+) kB\)", save.inner_text())
    assert told
    with page.expect_download() as waiting:
        save.click()
    path = tmp_path / "list.html"
    waiting.value.save_as(path)
    assert round(path.stat().st_size / 1000) == int(told[1])
    return path


def test_the_offline_file(saved: Path, rows: tuple[Row, ...], open_page: Open) -> None:
    tree = html.fromstring(saved.read_bytes())
    _is_whole(tree, rows)
    assert not tree.xpath("//@src[not(starts-with(., 'data:'))] | //link | //@srcset")
    assert len(tree.xpath("//img[starts-with(@src, 'data:image/svg+xml')]")) == len(rows)
    page = open_page("about/", fresh=True, width=320)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(saved.as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == []
    assert page.evaluate(HANGING_OUT) == []
    assert faults(page) == []


@pytest.mark.oracle
def test_the_offline_file_is_valid(saved: Path) -> None:
    jar = Path(os.environ.get("LIBRARY_VNU", ""))
    if not jar.is_file() or not shutil.which("java"):
        pytest.skip("The Nu HTML checker is not here: it needs Java and LIBRARY_VNU, the path to vnu.jar.")
    command = ("java", "-jar", str(jar), "--errors-only", "--format", "gnu", str(saved))
    assert subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False).stderr == ""


def test_a_page_that_can_not_be_fetched_is_named(page: Page, rows: tuple[Row, ...], site: BuiltSite) -> None:
    page.route(f"**/{site.address(rows[1])}", lambda route: route.abort())
    page.get_by_role("button", name="Make the file").click()
    expect(page.get_by_role("status")).to_contain_text(f"Not fetched: {rows[1]['title']}.")


PRINTS = "() => { window.printed = 0; window.print = () => { window.printed += 1; }; }"


def test_a_pack_that_lacks_a_page_is_printed_only_when_asked_again(
    page: Page, rows: tuple[Row, ...], site: BuiltSite
) -> None:
    page.evaluate(PRINTS)
    page.route(f"**/{site.address(rows[1])}", lambda route: route.abort())
    for printed, told in enumerate(("again: it tries once more", "The pack is ready to print.")):
        page.get_by_role("button", name="Print as one pack").click()
        expect(page.get_by_role("status")).to_contain_text(told)
        expect(page.get_by_role("status")).to_contain_text(f"Not fetched: {rows[1]['title']}.")
        assert page.evaluate("() => window.printed") == printed


def test_where_nothing_can_be_fetched_nothing_is_made(page: Page) -> None:
    page.evaluate(PRINTS)
    page.route("**/*", lambda route: route.abort())
    for name in ("Print as one pack", "Print as one pack", "Make the file"):
        page.get_by_role("status").evaluate("(said) => said.replaceChildren()")
        page.get_by_role("button", name=name).click()
        expect(page.get_by_role("status")).to_have_text(
            "The pages could not be fetched. Try again when you are connected."
        )
    assert page.evaluate("() => window.printed") == 0
    expect(page.locator(".booklet")).to_have_count(0)
    expect(page.get_by_role("button", name="Save the file")).to_be_hidden()


def test_what_was_made_goes_when_the_list_changes(some: Some, open_page: Open) -> None:
    page = open_page("list/", fresh=True)
    page.evaluate(
        "(list) => localStorage.setItem('library.list', JSON.stringify(list))", as_kept(some.plain, some.deck)
    )
    page.reload()
    page.get_by_role("button", name="Make the file").click()
    expect(page.get_by_role("button", name="Save the file")).to_be_visible()
    page.get_by_role("button", name=f"Remove: {some.plain['title']}").click()
    expect(page.get_by_role("button", name="Save the file")).to_be_hidden()
