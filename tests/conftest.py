"""What every test of a worker shares: one browser, and what is kept of the libraries that tests copy.

Playwright can be started once in a process. With it go the fixtures that open the built site, which tests in any
folder may ask for.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from library.reading.tree import read_tree
from tests.site.opening import address, built, contexts, open_page, site

__all__ = ["address", "browser", "built", "contexts", "open_page", "site"]

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "rules" / "base"

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Nothing a page asks for may reach another machine, whatever a test forgets.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def pytest_configure(config: pytest.Config) -> None:
    """Read what many tests copy, once and before any worker starts.

    What is kept of it is copied with it, and nobody copies it while another writes it.
    """
    if hasattr(config, "workerinput"):
        return
    for root in (BASE, ROOT) if getattr(config.option, "numprocesses", None) else (BASE,):
        with suppress(OSError, ValueError):
            read_tree(root)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a worker."""
    chosen = os.environ.get("LIBRARY_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        try:
            launched = playwright.chromium.launch(executable_path=chosen, args=list(FLAGS))
        except Error as error:
            pytest.fail(
                f"No browser could be started: run scripts/test.py, or set LIBRARY_BROWSER to one.\n{error.message}",
                pytrace=False,
            )
        yield launched
        launched.close()
