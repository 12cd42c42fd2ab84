"""The site as readers get it: built once for all workers, served from this machine, opened in a real browser."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site.built_site import BuiltSite, served
from tests.site.page_types import NONE, PAGE_TYPES

ROOT = Path(__file__).parents[2]
Scheme = Literal["light", "dark"]
Open = Callable[..., Page]
"""`open_page(address, scheme="light", width=1280, javascript=True, fresh=False)`"""
PATIENCE = 600  # seconds that a worker waits for the one that builds


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real site, once however many workers there are."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    log, folder = shared / "site.log", shared / "site"
    try:
        (shared / "site-lock").mkdir()
    except FileExistsError:
        _wait_for(log)
    else:
        _build(folder, log)
    if not (folder / "index.html").is_file():
        pytest.fail(f"The site could not be built:\n{log.read_text(encoding='utf-8')}", pytrace=False)
    return folder


def _build(folder: Path, log: Path) -> None:
    command = (sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(folder))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    draft = log.with_suffix(".draft")
    draft.write_text(done.stdout + done.stderr, encoding="utf-8")
    draft.rename(log)  # the log's arrival tells the other workers that the build has ended


def _wait_for(path: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not path.exists():
        if time.monotonic() > until:
            pytest.fail("The worker that builds the site never finished.", pytrace=False)
        time.sleep(0.1)


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[BuiltSite]:
    """The built site, served."""
    with served(built) as running:
        yield running


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[[Scheme, int, bool], BrowserContext]]:
    """One context for each colour scheme, width and use of JavaScript."""
    kept: dict[tuple[Scheme, int, bool], BrowserContext] = {}

    def get(scheme: Scheme, width: int, javascript: bool) -> BrowserContext:
        key = (scheme, width, javascript)
        if key not in kept:
            kept[key] = new_context(browser, scheme, width, javascript=javascript)
        return kept[key]

    yield get
    for context in kept.values():
        context.close()


def new_context(browser: Browser, scheme: Scheme, width: int, *, javascript: bool = True) -> BrowserContext:
    """Open a context of its own, with nothing stored in it."""
    context = browser.new_context(
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        java_script_enabled=javascript,
        locale="en-GB",
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    return context


@pytest.fixture
def open_page(
    site: BuiltSite, browser: Browser, contexts: Callable[[Scheme, int, bool], BrowserContext]
) -> Iterator[Open]:
    """Open addresses of the site; every page is closed at the end of the test."""
    pages: list[Page] = []
    own: list[BrowserContext] = []

    def opened(
        address: str, *, scheme: Scheme = "light", width: int = 1280, javascript: bool = True, fresh: bool = False
    ) -> Page:
        if fresh:
            own.append(new_context(browser, scheme, width, javascript=javascript))
        context = own[-1] if fresh else contexts(scheme, width, javascript)
        pages.append(context.new_page())
        pages[-1].goto(site.url + address)
        return pages[-1]

    yield opened
    for page in pages:
        page.close()
    for context in own:
        context.close()


@pytest.fixture(params=PAGE_TYPES)
def address(request: pytest.FixtureRequest, site: BuiltSite) -> str:
    """An address of each kind of page."""
    found = PAGE_TYPES[request.param](site)
    if found == NONE:
        pytest.skip(f"This site has no page of the kind “{request.param}”.")
    return found
