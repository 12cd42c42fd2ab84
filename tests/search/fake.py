"""Pages with a stand-in for the engine, which answers at once and can be brought into every state."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.site.built_site import BuiltSite

ENGINE = "**/components/search/engine.js"
STAND_IN = (Path(__file__).parent / "fake_engine.js").read_text(encoding="utf-8")


def with_fake_engine(page: Page) -> Page:
    """Serve the stand-in to a page from here on."""
    page.route(ENGINE, lambda route: route.fulfill(body=STAND_IN, content_type="text/javascript"))
    return page


def searched(page: Page, site: BuiltSite, query: str, state: str = "done") -> Page:
    """Open the search page with a query, and wait until it is in a state."""
    with_fake_engine(page).goto(f"{site.url}search/{query}")
    return settled(page, state)


def settled(page: Page, state: str = "done") -> Page:
    """Wait until the search page is in a state."""
    expect(page.locator("main")).to_have_attribute("data-search-state", state)
    return page
