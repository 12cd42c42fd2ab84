"""On a phone nothing is cut off, and what somebody came for stands near the top."""

import pytest
from playwright.sync_api import Locator, expect

from tests.site.built_site import BuiltSite
from tests.site.conftest import Open
from tests.site.page_types import COURSE_PAGES, DECK_PAGES, EXERCISE_PAGES, FILM_PAGES, RESOURCE_TYPES, with_most

pytestmark = pytest.mark.browser

WIDTH = 390
WITH_A_BUTTON = {
    "form": with_most("//*[@class = 'form-box']"),
    "deck": DECK_PAGES["deck"],
    "case exercise": EXERCISE_PAGES["case exercise"],
    "film": FILM_PAGES["film"],
    "webinar": FILM_PAGES["webinar"],
}
TABLE = ".prose .table-scroll"
CUT_OFF = "(region) => region.scrollWidth > region.clientWidth"


def _top(part: Locator) -> float:
    box = part.bounding_box()
    assert box, part
    return box["y"]


@pytest.mark.parametrize("width", [320, WIDTH])
def test_no_table_is_cut_off(width: int, site: BuiltSite, open_page: Open) -> None:
    for address in (RESOURCE_TYPES["resource with wide tables"](site), COURSE_PAGES["trainer's view"](site)):
        regions = open_page(address, width=width).locator(TABLE).all()
        assert regions, address
        assert not any(region.evaluate(CUT_OFF) for region in regions), address


def test_a_stacked_table_is_still_a_table(site: BuiltSite, open_page: Open) -> None:
    table = open_page(RESOURCE_TYPES["resource with wide tables"](site), width=WIDTH).locator(TABLE).first
    columns = table.get_by_role("columnheader").all_text_contents()
    rows = table.get_by_role("row").all()[1:]
    assert columns
    assert rows
    for row in rows:
        cells = row.get_by_role("cell").all()
        assert [cell.get_attribute("data-label") for cell in cells] == columns
        tops = [_top(cell) for cell in cells]
        assert tops == sorted(set(tops))
        shown = cells[-1].evaluate("(cell) => getComputedStyle(cell, '::before').content")
        assert shown == f'"{columns[-1]}"'


def test_on_paper_a_table_has_its_columns(site: BuiltSite, open_page: Open) -> None:
    page = open_page(RESOURCE_TYPES["resource with wide tables"](site), width=WIDTH)
    page.emulate_media(media="print")
    table = page.locator(TABLE).first
    expect(table.get_by_role("columnheader").first).to_be_visible()
    first, second = table.get_by_role("cell").all()[:2]
    assert _top(first) == _top(second)


@pytest.mark.parametrize("kind", WITH_A_BUTTON)
def test_what_to_do_comes_before_the_facts(kind: str, site: BuiltSite, open_page: Open) -> None:
    page = open_page(WITH_A_BUTTON[kind](site), width=WIDTH)
    tops = [
        _top(page.locator(part).first)
        for part in ("p.warning", ".resource__first .button", ".facts dl", ".facts .contents", ".prose")
        if page.locator(part).count()
    ]
    assert tops == sorted(tops)


def test_the_facts_stay_without_javascript(site: BuiltSite, open_page: Open) -> None:
    page = open_page(RESOURCE_TYPES["plain resource"](site), width=WIDTH, javascript=False)
    for fact in page.locator(".facts dl > div").all():
        expect(fact).to_be_visible()


@pytest.mark.parametrize("kind", ["film", "webinar"])
def test_the_box_at_the_top_leads_to_its_places(kind: str, site: BuiltSite, open_page: Open) -> None:
    page = open_page(FILM_PAGES[kind](site), width=WIDTH)
    links = [link.get_attribute("href") or "" for link in page.locator(".film-box a").all()]
    assert links
    for link in links:
        page.locator(f".film-box a[href='{link}']").click()
        expect(page.locator(link)).to_be_in_viewport()
