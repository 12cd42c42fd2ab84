"""A page is light enough for a phone in a car park."""

import gzip

import pytest
from playwright.sync_api import Browser, Request

from tests.site.built_site import BuiltSite
from tests.site.conftest import new_context
from tests.site.page_types import NONE, PAGE_TYPES, RESOURCE_TYPES

MOST = 45_000
"""Bytes that a text page may transfer in all, compressed."""
TEXT_PAGES = {**RESOURCE_TYPES, **{name: PAGE_TYPES[name] for name in ("home", "theme", "about")}}


@pytest.mark.browser
@pytest.mark.parametrize("kind", TEXT_PAGES)
def test_text_page(kind: str, site: BuiltSite, browser: Browser) -> None:
    address = TEXT_PAGES[kind](site)
    assert address != NONE
    context = new_context(browser, "light", 1280)
    page = context.new_page()
    asked: list[Request] = []

    def keep(request: Request) -> None:
        asked.append(request)

    page.on("requestfinished", keep)
    page.goto(site.url + address, wait_until="networkidle")
    weights = {
        request.url.removeprefix(site.url) or "/": len(gzip.compress(answer.body(), 9))
        for request in asked
        if (answer := request.response())
    }
    kinds = {request.resource_type for request in asked}
    context.close()
    total = sum(weights.values())
    print(f"{kind}: {total / 1000:.1f} kB", weights)
    assert {"document", "stylesheet"} <= kinds
    assert "font" not in kinds
    assert total <= MOST


def test_no_style_asks_for_a_font_or_another_file(site: BuiltSite) -> None:
    styles = sorted(site.folder.rglob("*.css"))
    assert styles
    for style in styles:
        text = style.read_text(encoding="utf-8")
        assert "@font-face" not in text, style.name
        assert "@import" not in text, style.name
        assert "url(" not in text, style.name


def test_the_renderers_own_bundles_are_not_there(site: BuiltSite) -> None:
    shipped = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.js")}
    assert all(path.startswith("components/") or path == "search/engine/pagefind.js" for path in shipped), shipped
