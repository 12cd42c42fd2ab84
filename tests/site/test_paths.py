"""Learning paths: the list, each path with its steps and times, and the way on each member's own page."""

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from library.pages.path_views import duration
from tests.site.built_site import BuiltSite
from tests.site.conftest import Open

LIST = "paths/"
STEPS = "//li[contains(@class, 'step')][.//h3]"


def _paths(site: BuiltSite) -> list[str]:
    links = site.tree(LIST).xpath("//*[contains(@class, 'path-card')]//a/@href")
    return [urljoin(f"/{LIST}", link).lstrip("/") for link in links]


def _steps(site: BuiltSite, path: str) -> list[str]:
    links = site.tree(path).xpath(f"{STEPS}//a/@href")
    return [urljoin(f"/{path}", link).lstrip("/") for link in links]


@pytest.fixture(scope="module")
def minutes(site: BuiltSite) -> dict[str, int]:
    return {site.address(row): int(row["minutes"]) for row in site.resources}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (59, "59 minutes"),
        (60, "1 hour"),
        (61, "1 hour 1 minute"),
        (152, "2 hours 32 minutes"),
    ],
)
def test_times_in_words(given: int, said: str) -> None:
    assert duration(given) == said


def test_every_path_is_listed(site: BuiltSite) -> None:
    built = {f"{path.parent.relative_to(site.folder).as_posix()}/" for path in site.folder.glob("paths/*/index.html")}
    assert set(_paths(site)) == built
    assert built


def test_the_time_is_the_sum_of_the_steps(site: BuiltSite, minutes: dict[str, int]) -> None:
    for path in _paths(site):
        steps = _steps(site, path)
        said = site.tree(path).xpath("string(//*[@class = 'path__time'])")
        assert said == duration(sum(minutes[step] for step in steps)), path
        numbers = [int(n) for n in site.tree(path).xpath("//*[@class = 'step__number']/text()")]
        assert numbers == list(range(1, len(steps) + 1)), path


def test_each_path_is_small_and_ends_in_supervision(site: BuiltSite) -> None:
    homes = {site.address(row): (row["themes"], row["when_to_use"]) for row in site.resources}
    for path in _paths(site):
        steps = _steps(site, path)
        assert 3 <= len(site.tree(path).xpath("//section[@class = 'path__part']")) <= 4, path
        assert len(steps) <= 10, path
        themes, when = homes[steps[-1]]
        assert "supervision" in (*themes, *when), path


def test_a_member_says_where_it_stands(site: BuiltSite) -> None:
    for path in _paths(site):
        steps = _steps(site, path)
        for place, step in enumerate(steps):
            (line,) = site.tree(step).xpath(
                "//*[@class = 'path-badge__where'][a[contains(@href, $path)]]", path=f"{path.split('/')[1]}/"
            )
            assert re.search(rf", {place + 1} of {len(steps)}$", line.text_content()), f"{path}: {step}"
            turns = [urljoin(f"/{step}", link).lstrip("/") for link in line.getnext().xpath(".//a/@href")]
            assert turns == [*steps[max(0, place - 1) : place], *steps[place + 1 : place + 2]], f"{path}: {step}"


def test_who_is_no_member_has_no_badge(site: BuiltSite) -> None:
    members = {step for path in _paths(site) for step in _steps(site, path)}
    for row in site.resources:
        address = site.address(row)
        assert bool(site.tree(address).xpath("//nav[@class = 'path-badge']")) == (address in members), row["id"]


@pytest.mark.browser
def test_a_path_can_be_walked_without_javascript(site: BuiltSite, open_page: Open) -> None:
    path = _paths(site)[0]
    steps = _steps(site, path)
    page = open_page(path, javascript=False)
    title = page.get_by_role("heading", level=1).inner_text()
    page.locator(".step a").first.click()
    for step in steps[1:]:
        badge = page.get_by_role("navigation", name="Learning path")
        if badge.locator("summary").count():
            badge.locator("summary").click()
        place = badge.locator(".path-badge__where", has_text=title)
        place.locator("xpath=following-sibling::ul[1]").get_by_role("link").last.click()
        page.wait_for_url(site.url + step)
    expect(page.get_by_role("heading", name="Take this to supervision")).to_be_visible()
