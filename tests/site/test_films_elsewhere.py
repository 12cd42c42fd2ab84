"""A film at a video host: nothing goes there before somebody chooses it. A small library is built that has one."""

import shutil
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.commands.small_library import Library, ran
from tests.site.built_site import BuiltSite, served
from tests.site.conftest import Scheme, new_context
from tests.site.test_accessibility import faults
from tests.site.test_players import FOLDERS, POLICY, serve_changed

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("films-elsewhere")]

VIDEO = """seconds: 12
recorded: 2026-11-23
external: https://www.youtube.com/watch?v=abcdefghijk
poster: poster.jpg
captions: [{language: en, file: captions.en.vtt}]
chapters: chapters.vtt
described: nothing-to-describe
speakers: [a bereavement worker]
discussion: [What would you say first?, What would you leave out?, Who helps you to say it?]
"""
VTT = """WEBVTT

00:00.000 --> 00:05.900
First words about telling a child.

00:06.000 --> 00:12.000
More words about listening to a child.
"""
MARKER = '\n![type:video](clip.mp4 "A clip of two minutes")\n'
HOST = "https://www.youtube-nocookie.com"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """A site whose only film lies at a video host."""
    library = Library.copied(tmp_path_factory.mktemp("elsewhere") / "library")
    folder = library.root / "resources" / "videos" / "kept-elsewhere"
    folder.mkdir(parents=True)
    front = (library.root / "resources/tools/first-tool/index.md").read_text(encoding="utf-8")
    front = front.replace("id: aa-01", "id: vv-01").replace("title: First tool", "title: Kept elsewhere")
    (folder / "index.md").write_text(front, encoding="utf-8")
    marked = library.root / "resources" / "tools" / "first-tool"
    (folder / "video.yml").write_text(VIDEO, encoding="utf-8")
    (folder / "captions.en.vtt").write_text(VTT, encoding="utf-8")
    (folder / "chapters.vtt").write_text(VTT.replace("First", "Begin: first"), encoding="utf-8")
    shutil.copy(FOLDERS[0] / "poster.jpg", folder)
    shutil.copy(next(FOLDERS[0].glob("*.mp4")), marked / "clip.mp4")
    (marked / "clip.vtt").write_text(VTT, encoding="utf-8")
    with (marked / "index.md").open("a", encoding="utf-8") as page:
        page.write(MARKER)
    done = ran([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(library.root / "site")], library.root)
    assert done.returncode == 0, done.stdout + done.stderr
    with served(library.root / "site") as running:
        yield running


def _outside(elsewhere: BuiltSite, browser: Browser, answer: str, asked: list[str], **options: Any) -> Page:
    """Open the film's page where the host answers, refuses (`abort`) or is stopped by the page's policy (`policy`)."""
    page = new_context(browser, "light", 1280, **options).new_page()
    page.on("request", lambda request: asked.append(request.url))

    def host(route: Route) -> None:
        if answer == "abort":
            route.abort()
        else:
            route.fulfill(content_type="text/html", body=f"<!doctype html><title>Host</title><p>{answer}</p>")

    page.route(f"{HOST}/**", host)
    address = f"{elsewhere.url}resources/kept-elsewhere/"
    if answer == "policy":
        serve_changed(page, address, str, **{"content-security-policy": POLICY})
    page.goto(address)
    return page


def test_nothing_goes_to_a_host_before_somebody_chooses_it(elsewhere: BuiltSite, browser: Browser) -> None:
    asked: list[str] = []
    page = _outside(elsewhere, browser, "The film plays.", asked)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("YouTube (Google) will receive your IP address and what you watch.")).to_be_visible()
    assert [url for url in asked if not url.startswith(elsewhere.url)] == []
    assert faults(page) == []
    button = page.get_by_role("button", name="Load the film from YouTube")
    button.click()
    expect(page.frame_locator("iframe").get_by_text("The film plays.")).to_be_visible()
    frame = page.locator("iframe")
    assert frame.get_attribute("title") == "Kept elsewhere, on YouTube"
    assert frame.get_attribute("loading") == "lazy"
    assert frame.get_attribute("referrerpolicy") == "strict-origin-when-cross-origin"
    assert "autoplay" not in str(frame.get_attribute("allow")) + str(frame.get_attribute("src"))
    assert {url for url in asked if not url.startswith(elsewhere.url)} == {f"{HOST}/embed/abcdefghijk"}
    assert faults(page) == []
    page.get_by_role("button", name="Unload it").click()
    expect(frame).to_have_count(0)
    expect(button).to_be_focused()
    assert page.evaluate("() => sessionStorage.length + localStorage.length") == 0
    page.reload()
    expect(button).to_be_visible()
    assert page.locator("iframe").count() == 0
    page.context.close()


@pytest.mark.parametrize("answer", ["policy", "abort"])
def test_a_blocked_host_leaves_a_complete_page(answer: str, elsewhere: BuiltSite, browser: Browser) -> None:
    page = _outside(elsewhere, browser, answer, [])
    page.get_by_role("button", name="Load the film from YouTube").click()
    said = page.locator(".player__outside [role=status]")
    expect(said).to_contain_text("blocked on this network")
    expect(said).to_contain_text("text version")
    expect(page.get_by_role("link", name="Open it on YouTube")).to_be_visible()
    expect(page.locator("[data-transcript]")).to_contain_text("More words about listening to a child.")
    page.context.close()


def test_without_javascript_a_plain_link_leads_to_the_host(elsewhere: BuiltSite, browser: Browser) -> None:
    asked: list[str] = []
    page = _outside(elsewhere, browser, "", asked, javascript=False)
    expect(page.get_by_role("link", name="Open it on YouTube")).to_be_visible()
    assert page.locator("main").get_by_role("button").all_inner_texts() == []
    assert page.locator("iframe").count() == 0
    assert [url for url in asked if not url.startswith(elsewhere.url)] == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_marker_in_a_body_shows_a_film_with_captions(
    elsewhere: BuiltSite, browser: Browser, scheme: Scheme
) -> None:
    page = new_context(browser, scheme, 320).new_page()
    page.goto(f"{elsewhere.url}resources/first-tool/")
    video = page.locator("video")
    expect(video).to_have_attribute("title", "A clip of two minutes")
    page.wait_for_function("document.querySelector('video').readyState > 0")
    assert page.evaluate("document.querySelector('video').textTracks[0].mode") == "showing"
    page.wait_for_function("document.querySelector('video').textTracks[0].cues?.length === 2")
    assert faults(page) == []
    page.close()
