"""Takes a picture of each changed page as it was and as it would be, wide and narrow."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from library.commands.review.data import Page

WIDTHS = (1280, 390)
"""A desk's window and a phone's."""
TALLEST = 2400
"""Pixels of a page that are shown; the rest is in the preview."""
QUALITY = 60
MOST_PAGES = 6
PATIENCE = 15_000
"""Milliseconds for one page."""
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""Nothing that a page asks for reaches another machine."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One page at one width."""

    page: Page
    width: int
    before: bytes
    """As JPEG; empty where there was no such page."""
    after: bytes


def take(pages: Sequence[Page], before: Path, after: Path, browser: str) -> tuple[Pair, ...]:
    """Return pictures of the first pages. `browser` is a browser's path, or empty for Playwright's own."""
    from playwright.sync_api import sync_playwright

    with _served(before) as old, _served(after) as new, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser or None, args=list(SWITCHES))
        pairs = tuple(_pairs(chromium, pages[:MOST_PAGES], old, new))
        chromium.close()
    return pairs


def _pairs(chromium: Any, pages: Sequence[Page], old: str, new: str) -> Iterator[Pair]:
    for width in WIDTHS:
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, reduced_motion="reduce", locale="en-GB", color_scheme="light"
        )
        context.set_default_timeout(PATIENCE)
        for page in pages:
            yield Pair(
                page,
                width,
                b"" if page.change == "new" else _picture(context, old + page.address, width),
                b"" if page.change == "gone" else _picture(context, new + page.address, width),
            )
        context.close()


def _picture(context: Any, address: str, width: int) -> bytes:
    page = context.new_page()
    try:
        page.goto(address, wait_until="load")
        height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
        page.set_viewport_size({"width": width, "height": max(1, height)})
        return bytes(page.screenshot(type="jpeg", quality=QUALITY))
    finally:
        page.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class named it
        """Say nothing of each request."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine only."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
