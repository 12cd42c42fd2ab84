"""The one browser that every test of a worker shares: Playwright can be started once in a process.

With it go the fixtures that open the built site, which tests in any folder may ask for.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from tests.site.opening import address, built, contexts, open_page, site

__all__ = ["address", "browser", "built", "contexts", "open_page", "site"]

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
