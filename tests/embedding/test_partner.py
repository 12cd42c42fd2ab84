"""A partner's intranet shows five resources for midwives: another origin, in a real browser."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.site.built_site import BuiltSite
from tests.site.opening import ROOT, new_context
from tests.site.test_accessibility import HANGING_OUT, faults

pytestmark = pytest.mark.browser

PLACEHOLDER = "https://library.example.org/"
EXAMPLE = ROOT / "docs/contribute/partner-page.txt"
GUIDE = ROOT / "docs/contribute/embedding.md"
CODE = re.compile(r"^```(?:html|js)\n(.*?)^```", re.DOTALL | re.MULTILINE)
FIVE = 5


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class named it
        """Keep the test's own output readable."""


class _Shared(_Quiet):
    """The library's host as the guide asks for it: the catalogue may be read from other origins."""

    def end_headers(self) -> None:
        if self.path.partition("?")[0] == "/catalogue.json":
            self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


@contextmanager
def _serving(handler: type[_Quiet], folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def library(built: Path) -> Iterator[str]:
    with _serving(_Shared, built) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = new_context(browser, "light", 1280)
    yield opened
    opened.close()


@contextmanager
def _partner(folder: Path, library: str) -> Iterator[str]:
    text = EXAMPLE.read_text(encoding="utf-8")
    (folder / "partner.html").write_text(text.replace(PLACEHOLDER, library), encoding="utf-8")
    # A browser asks for an icon by itself.
    (folder / "favicon.ico").write_bytes(b"")
    with _serving(_Quiet, folder) as address:
        yield f"{address}partner.html"


def _for_midwives(site: BuiltSite) -> set[str]:
    return {row["title"] for row in site.resources if {"midwife", "everyone"} & set(row["audiences"])}


def test_five_resources_for_midwives(site: BuiltSite, library: str, context: BrowserContext, tmp_path: Path) -> None:
    page = context.new_page()
    said: list[str] = []
    asked: list[Request] = []

    def keep(request: Request) -> None:
        asked.append(request)

    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", keep)
    page.add_init_script("addEventListener('message', () => console.log('a message arrived'))")
    with _partner(tmp_path, library) as address:
        page.goto(address, wait_until="networkidle")
        framed = page.frame_locator("iframe").locator("li a")
        ours = page.locator("#resources a")
        expect(framed).to_have_count(FIVE)
        expect(ours).to_have_count(FIVE)
        for links in (framed, ours):
            titles = links.all_inner_texts()
            assert len(set(titles)) == FIVE
            assert set(titles) <= _for_midwives(site)
            assert all(str(link).startswith(library) for link in links.evaluate_all("(all) => all.map((a) => a.href)"))
        expect(page.locator("#said")).to_contain_text(site.catalogue["publisher"])
        _nothing_else_was_exchanged(page, library, [request.url for request in asked])
        catalogue = next(request for request in asked if request.url.endswith("catalogue.json"))
        assert {"referer", "cookie"}.isdisjoint(catalogue.all_headers())
        assert said == []
        title = framed.first.inner_text()
        framed.first.click()
        page.wait_for_url(f"{library}**")
        expect(page.get_by_role("heading", level=1)).to_have_text(title)


def _nothing_else_was_exchanged(page: Page, library: str, asked: list[str]) -> None:
    """The host's page can't look into the frame, and neither side keeps or fetches anything more."""
    assert page.evaluate("document.querySelector('iframe').contentDocument") is None
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    frame = page.frames[1]
    assert frame.url == f"{library}embed/audience-midwife/"
    assert frame.evaluate("document.scripts.length") == 0
    from_library = {re.sub(r"\.[0-9a-f]{8}\.", ".", url.removeprefix(library)) for url in asked if library in url}
    assert from_library <= {"catalogue.json", "embed/audience-midwife/", "assets/library.css", "assets/mark.svg"}


def test_without_the_header_the_page_says_so_and_the_frame_still_works(
    site: BuiltSite, context: BrowserContext, tmp_path: Path
) -> None:
    page = context.new_page()
    with _partner(tmp_path, site.url) as address:
        page.goto(address)
        expect(page.locator("#said")).to_have_text("The list can’t be shown just now.")
        expect(page.frame_locator("iframe").locator("li a")).to_have_count(FIVE)


def test_what_the_guide_shows_is_what_was_tried() -> None:
    tried = EXAMPLE.read_text(encoding="utf-8")
    shown = CODE.findall(GUIDE.read_text(encoding="utf-8"))
    assert len(shown) == 2
    for code in shown:
        assert code.strip() in tried


def test_it_is_readable_in_a_narrow_column(site: BuiltSite, context: BrowserContext) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 250, "height": 600})
    fullest = sorted((site.folder / "embed").glob("*/index.html"), key=lambda path: -path.stat().st_size)
    for path in fullest[:8]:
        page.goto(f"{site.url}embed/{path.parent.name}/")
        assert page.evaluate(HANGING_OUT) == [], path.parent.name
    page.emulate_media(color_scheme="dark")
    assert faults(page, only_colours=True) == []
