"""On a phone nothing is cut off, and what somebody came for stands near the top."""

import pytest
from playwright.sync_api import expect

from tests.site.built_site import BuiltSite
from tests.site.conftest import Open
from tests.site.page_types import COURSE_PAGES, RESOURCE_TYPES

pytestmark = pytest.mark.browser

WIDTH = 390
TABLE = ".prose .table-scroll"
CUT_OFF = "(region) => region.scrollWidth > region.clientWidth"


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
        tops = [(cell.bounding_box() or {})["y"] for cell in cells]
        assert tops == sorted(set(tops))
        shown = cells[-1].evaluate("(cell) => getComputedStyle(cell, '::before').content")
        assert shown == f'"{columns[-1]}"'


def test_on_paper_a_table_has_its_columns(site: BuiltSite, open_page: Open) -> None:
    page = open_page(RESOURCE_TYPES["resource with wide tables"](site), width=WIDTH)
    page.emulate_media(media="print")
    table = page.locator(TABLE).first
    expect(table.get_by_role("columnheader").first).to_be_visible()
    first, second = table.get_by_role("cell").all()[:2]
    assert (first.bounding_box() or {})["y"] == (second.bounding_box() or {})["y"]
