"""The learning log and the figures in a real browser: on a phone, without JavaScript, in both schemes, and overdue."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.site.built_site import BuiltSite
from tests.site.conftest import Open, Scheme
from tests.site.test_accessibility import HANGING_OUT, SCHEMES, faults

pytestmark = pytest.mark.browser

LOG = "learning-log/"
OPEN = "<p><strong>Open.</strong>"
MARK = '<p>Due <strong class="log-overdue" data-log-due="{}" hidden>Overdue</strong></p>'


def _themes(site: BuiltSite) -> list[str]:
    links = site.tree(LOG).xpath("//*[@class = 'log-themes']//a/@href")
    return [urljoin(f"/{LOG}", link).lstrip("/") for link in links]


def _with_figures(site: BuiltSite) -> list[str]:
    themes = [str(theme["id"]) for theme in site.catalogue["vocabularies"]["themes"]]
    return [address for theme in themes if 'class="figure"' in site.text(address := f"themes/{theme}/")]


def test_every_page_of_the_log_is_reached_from_its_theme(site: BuiltSite) -> None:
    built = {
        f"{path.parent.relative_to(site.folder).as_posix()}/" for path in site.folder.glob("learning-log/*/*.html")
    }
    assert set(_themes(site)) == built
    for address in built:
        theme = address.removeprefix(LOG)
        assert site.tree(f"themes/{theme}").xpath(
            "//section[@class = 'log-of-theme']//a[contains(@href, $to)]", to=address
        )
    whole = site.tree("themes/learning-system/").xpath("//section[@class = 'log-of-theme']//a/@href")
    assert [urljoin("/themes/learning-system/", link) for link in whole] == [f"/{LOG}"]


def test_the_sums_are_those_of_the_entries_below(site: BuiltSite) -> None:
    for address in (LOG, *_themes(site)):
        tree = site.tree(address)
        entries = tree.xpath("//article[@class = 'log-entry']")
        steps = [entry.xpath(".//dt[. = 'Difference for children']/following-sibling::dd[1]") for entry in entries]
        known = sum(1 for found in steps if any("Not yet known" not in dd.text_content() for dd in found))
        assert tree.xpath("string(//*[@class = 'log-sums__number'])") == f"{known} of {len(entries)}", address


def test_every_entry_names_its_source_and_where_it_comes_from(site: BuiltSite) -> None:
    for entry in site.tree(LOG).xpath("//article"):
        assert entry.xpath("string(.//dt[. = 'Learned from']/following-sibling::dd)").strip()
        assert "Where this entry comes from:" in entry.text_content()


def test_the_log_has_no_fault(site: BuiltSite, open_page: Open) -> None:
    """The whole log and one theme with figures are among the kinds of page that every sweep looks at."""
    for address in _themes(site):
        page = open_page(address, width=320)
        assert faults(page) == [], address
        assert page.evaluate(HANGING_OUT) == [], address
        page.emulate_media(color_scheme="dark")
        assert faults(page, only_colours=True) == [], address


def test_without_javascript_all_is_said(site: BuiltSite, open_page: Open) -> None:
    page = open_page(LOG, javascript=False, width=320)
    expect(page.locator(".log-entry").first).to_be_visible()
    expect(page.locator(".log-unsaid").first).to_have_text("Not yet known")
    expect(page.locator("[data-log-overdue]")).to_be_hidden()
    assert _themes(site)


def _overdue(page: Page, site: BuiltSite, *days: str) -> None:
    """Show the log as it looks with these due days in its first entry."""
    marks = "".join(MARK.format(day) for day in days)
    body = site.text(LOG).replace(OPEN, marks + OPEN, 1)
    page.route(site.url + LOG, lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(site.url + LOG)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_overdue_shows(scheme: Scheme, site: BuiltSite, open_page: Open) -> None:
    page = open_page("about/", scheme=scheme, width=320)
    _overdue(page, site, "2020-01-31", "2999-12-31")
    expect(page.locator(".log-overdue:visible")).to_have_count(1)
    expect(page.locator("[data-log-overdue]")).to_have_text("1 action or re-check is overdue.")
    assert faults(page) == []


def test_a_day_is_overdue_once_it_is_over(site: BuiltSite, open_page: Open) -> None:
    page = open_page("about/", fresh=True)
    page.clock.install(time="2027-03-02T12:00:00Z")
    _overdue(page, site, "2027-03-02", "2027-03-01", "2027-02-28")
    expect(page.locator("[data-log-overdue]")).to_have_text("2 actions or re-checks are overdue.")


def test_a_figure_says_its_numbers_in_a_table(site: BuiltSite) -> None:
    pages = _with_figures(site)
    assert "themes/bereavement/" in pages
    for address in pages:
        for figure in site.tree(address).xpath("//figure[@class = 'figure']"):
            assert all(row.xpath("normalize-space(td)") for row in figure.xpath(".//tbody/tr")), address
            assert figure.xpath(".//svg[@aria-hidden = 'true']"), address
            assert "What it does not say:" in figure.text_content(), address
