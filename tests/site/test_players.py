"""Films play, seek, are followed and can be taken along; nothing goes to another site before somebody chooses it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.site.built_site import BuiltSite
from tests.site.opening import ROOT, Open, new_context
from tests.site.test_accessibility import HANGING_OUT, faults, faults_in_every_view

pytestmark = pytest.mark.browser

FOLDERS = sorted(path.parent for path in (ROOT / "resources" / "videos").glob("*/video.yml"))
FILMS = [folder.name for folder in FOLDERS]
ADDRESSES = [f"resources/{name}/" for name in FILMS]
POLICY = "default-src 'self'"
READY = "() => document.querySelector('[data-player] video').readyState > 0"
AT = "() => document.querySelector('[data-player] video').currentTime"
PAUSED = "() => document.querySelector('[data-player] video').paused"
CAPTIONS = """() => [...document.querySelector('[data-player] video').textTracks].filter((track) =>
  track.kind === 'captions' && track.mode === 'showing').map((track) => ({
    language: track.language, now: [...(track.activeCues ?? [])].map((cue) => cue.text)}))"""
BESIDE = 0.3
"""Seconds that a browser may land beside a moment."""


def be_at(page: Page, seconds: float, most: float = BESIDE) -> None:
    """Wait until the film stands at a moment."""
    page.wait_for_function(
        "([seconds, most]) => Math.abs(document.querySelector('[data-player] video').currentTime - seconds) <= most",
        arg=[seconds, most],
    )


def chapters(page: Page) -> list[Any]:
    return page.locator(".player__chapters a").all()


@pytest.fixture
def film(open_page: Open) -> Callable[..., Page]:
    """Open the first film at a place, as a link that somebody was sent does."""

    def opened(place: str = "", **options: Any) -> Page:
        page = open_page(ADDRESSES[0] + place, **options)
        page.wait_for_function(READY)
        return page

    return opened


def test_there_are_films() -> None:
    assert len(FILMS) >= 5


@pytest.mark.parametrize("address", ADDRESSES, ids=FILMS)
def test_a_film_plays_with_captions_and_chapters(address: str, site: BuiltSite, browser: Browser) -> None:
    context = new_context(browser, "light", 1280)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(site.url + address)
    page.wait_for_function(READY)
    assert page.evaluate(PAUSED), "it plays by itself"
    assert page.evaluate(AT) == 0
    _captions_render(page)
    last = chapters(page)[-1]
    start = float(last.get_attribute("data-seek"))
    last.click()
    be_at(page, start)
    expect(last).to_have_attribute("aria-current", "true")
    assert page.evaluate(PAUSED), "going to a chapter does not start it"
    page.keyboard.press("Space")
    page.wait_for_function(f"() => document.querySelector('[data-player] video').currentTime > {start} + .2")
    context.close()
    assert [url for url in asked if not url.startswith(site.url)] == []
    assert said == []


def _captions_render(page: Page) -> None:
    page.wait_for_function(
        """() => [...document.querySelector('[data-player] video').textTracks].some((track) => track.cues?.length)"""
    )
    page.evaluate("""() => {
      const video = document.querySelector('[data-player] video');
      const track = [...video.textTracks].find((one) => one.kind === 'captions');
      const cue = track.cues[Math.min(1, track.cues.length - 1)];
      video.currentTime = (cue.startTime + cue.endTime) / 2;
    }""")
    page.wait_for_function(f"() => ({CAPTIONS})().some((track) => track.now.length)")
    (shown,) = page.evaluate(CAPTIONS)
    assert shown["language"] == "en"
    assert shown["now"][0].strip()


@pytest.mark.parametrize(("place", "seconds"), [("#t=9", 9), ("#t=0:07", 7), ("#t=5,8", 5)])
def test_a_link_to_a_moment(place: str, seconds: float, film: Callable[..., Page]) -> None:
    page = film(place)
    be_at(page, seconds)
    expect(page.locator("[data-player] video")).to_be_focused()
    expect(page.locator("[data-player] video")).to_be_in_viewport(ratio=0.9)
    assert page.evaluate(PAUSED)


def test_links_on_the_page_and_to_a_chapter(film: Callable[..., Page]) -> None:
    page = film()
    second = chapters(page)[1]
    slug, start = second.get_attribute("data-chapter"), float(second.get_attribute("data-seek"))
    page.evaluate("(slug) => { location.hash = `chapter-${slug}`; }", slug)
    be_at(page, start)
    page.evaluate("() => { location.hash = 't=1:99:nonsense'; }")
    be_at(page, start)
    page.evaluate("() => { location.hash = 't=3'; }")
    be_at(page, 3)
    fresh = film(f"#chapter-{slug}")
    be_at(fresh, start)
    assert fresh.locator(f"h3#chapter-{slug}").count() == 1


def test_a_stretch_of_a_film_stops_at_its_end(film: Callable[..., Page]) -> None:
    page = film("#t=4,5")
    be_at(page, 4)
    page.keyboard.press("Space")
    page.wait_for_function(f"() => !({PAUSED})()")
    page.wait_for_function(PAUSED)
    assert 5 <= page.evaluate(AT) < 6
    page.keyboard.press("Space")
    page.wait_for_function(f"() => ({AT})() > 6")


def test_the_transcript_follows(film: Callable[..., Page]) -> None:
    page = film()
    rows = page.locator("[data-transcript] [data-at]")
    current = page.locator("[data-transcript] [aria-current]")
    assert current.count() == 0
    moments = [float(str(row.get_attribute("data-at"))) for row in rows.all()]
    wanted = next(moment for moment in moments if moment > 4)
    link = page.locator(f"[data-transcript] a.transcript__at[data-seek='{wanted:g}']").last
    link.click()
    be_at(page, wanted)
    assert page.evaluate(PAUSED)
    expect(current).to_have_attribute("data-at", f"{wanted:g}")
    expect(page.locator("[data-player] video")).to_be_in_viewport(ratio=0.9)
    before = page.evaluate("() => scrollY")
    page.evaluate("() => { document.querySelector('[data-player] video').currentTime = 1; }")
    expect(current).not_to_have_attribute("data-at", f"{wanted:g}")
    assert page.evaluate("() => scrollY") == before, "the page must never scroll by itself"


def test_following_along_scrolls_its_own_box_only(film: Callable[..., Page]) -> None:
    page = film()
    button = page.get_by_role("button", name="Follow along")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    box = page.get_by_role("region", name="Transcript that follows")
    last = chapters(page)[-1]
    last.click()
    page.wait_for_function("() => document.querySelector('.player__follow').scrollTop > 0")
    expect(box.locator("[aria-current]")).to_be_in_viewport()
    button.click()
    expect(box).to_have_count(0)
    expect(page.locator("[data-transcript] [data-words]")).to_have_count(1)


def test_with_the_keyboard_only(film: Callable[..., Page]) -> None:
    page = film()
    _tab_to(page, "[data-player] video")
    page.keyboard.press("Space")
    page.wait_for_function(f"() => ({AT})() > .2")
    page.keyboard.press("Space")
    page.wait_for_function(PAUSED)
    _tab_to(page, "[data-speed]")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => document.querySelector('[data-player] video').playbackRate === 1.25")
    _tab_to(page, ".player__tools [aria-pressed]")
    page.keyboard.press("Enter")
    assert page.evaluate(CAPTIONS) == []
    page.keyboard.press("Enter")
    assert len(page.evaluate(CAPTIONS)) == 1
    _tab_to(page, ".player__chapters li:nth-child(2) a")
    page.keyboard.press("Enter")
    be_at(page, float(chapters(page)[1].get_attribute("data-seek")))
    expect(page.locator("[data-player] video")).to_be_focused()
    _tab_to(page, ".player__stills summary", backwards=True)
    page.keyboard.press("Enter")
    expect(page.locator(".player__stills img").first).to_be_visible()


def _tab_to(page: Page, wanted: str, *, backwards: bool = False) -> None:
    """Press Tab until something has the focus. The browser's player has stops of its own inside."""
    for _ in range(200):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"Tab never reaches {wanted}")


def test_a_choice_lasts_for_the_visit_and_no_longer(film: Callable[..., Page]) -> None:
    page = film(fresh=True)
    assert page.evaluate("() => sessionStorage.length + localStorage.length") == 0
    page.get_by_label("Speed").select_option("1.5")
    page.get_by_role("button", name="Captions").click()
    page.reload()
    page.wait_for_function(READY)
    assert page.evaluate("() => document.querySelector('[data-player] video').playbackRate") == 1.5
    assert page.evaluate(CAPTIONS) == []
    expect(page.get_by_role("button", name="Captions")).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("() => [Object.keys(sessionStorage), localStorage.length]") == [["player"], 0]


def test_a_sensitive_page_keeps_no_choice(site: BuiltSite, browser: Browser) -> None:
    context = new_context(browser, "light", 1280)
    page = context.new_page()
    serve_changed(page, site.url + ADDRESSES[0], lambda text: text.replace("<main ", "<main data-sensitive "))
    page.goto(site.url + ADDRESSES[0])
    page.get_by_label("Speed").select_option("1.5")
    assert page.evaluate("() => sessionStorage.length + localStorage.length") == 0
    context.close()


def serve_changed(page: Page, url: str, change: Callable[[str], str], **headers: str) -> None:
    """Serve a page with changed text or with further headers."""

    def answer(route: Route) -> None:
        found = route.fetch()
        route.fulfill(response=found, body=change(found.text()), headers={**found.headers, **headers})

    page.route(url, answer)


def test_a_copied_link_leads_back_to_the_moment(site: BuiltSite, browser: Browser) -> None:
    context = new_context(browser, "light", 1280)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site.url}{ADDRESSES[0]}#t=6")
    be_at(page, 6)
    page.get_by_role("button", name="Copy link to this moment").click()
    said = page.locator(".player [role=status]")
    expect(said).to_contain_text("It starts at 0:06.")
    copied = str(page.evaluate("() => navigator.clipboard.readText()"))
    assert copied in said.inner_text()
    assert copied.endswith("#t=6")
    page.goto("about:blank")
    page.goto(copied)
    page.wait_for_url(f"**/{ADDRESSES[0]}#t=6")
    page.wait_for_function(READY)
    be_at(page, 6)
    context.close()


def test_several_films_on_one_page(site: BuiltSite, browser: Browser) -> None:
    context = new_context(browser, "light", 1280)
    page = context.new_page()
    serve_changed(page, site.url + ADDRESSES[0], _twice)
    page.goto(f"{site.url}{ADDRESSES[0]}#second-t=9")
    second = page.locator("[data-player=second] video")
    page.wait_for_function("() => document.querySelector('[data-player=second] video').currentTime > 8.5")
    expect(second).to_be_focused()
    assert page.evaluate(AT) == 0
    page.locator("[data-player=second] [data-chapter]").nth(1).click()
    page.evaluate("() => { location.hash = 't=3'; }")
    be_at(page, 3)
    assert second.evaluate("(video) => video.currentTime") != 3
    page.evaluate("() => document.querySelector('[data-player=second] video').play()")
    page.locator("[data-player=film] video").focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => document.querySelector('[data-player=second] video').paused")
    assert not page.evaluate(PAUSED)
    context.close()


def _twice(text: str) -> str:
    """Put a page's film there a second time, as a webinar's second session has it."""
    start = text.index('<section class="player"')
    end = text.index("</section>", text.index('<section class="transcript"')) + len("</section>")
    again = text[start:end].replace('="film"', '="second"').replace("#t=", "#second-t=")
    again = again.replace(' id="', ' id="second-').replace('labelledby="', 'labelledby="second-')
    return text[:end] + again + text[end:]


def test_a_trainer_makes_a_link_that_starts_at_a_moment(film: Callable[..., Page]) -> None:
    page = film()
    panel = page.locator(".for-trainers")
    start = panel.get_by_label("Link that starts at a moment")
    start.fill("1:05")
    expect(panel.locator("output")).to_contain_text("#t=65")
    start.fill("later")
    expect(start).to_have_attribute("aria-invalid", "true")
    expect(panel.locator("[data-wrong]")).to_contain_text("minutes and seconds")
    expect(panel.locator("output")).to_have_text("")
    assert panel.locator("ol li").count() == 3


def test_states_have_no_faults(film: Callable[..., Page]) -> None:
    page = film(width=320)
    page.locator(".player__stills summary").click()
    chapters(page)[1].click()
    page.evaluate("() => document.querySelector('[data-player] video').play()")
    page.get_by_role("button", name="Follow along").click()
    page.get_by_label("Link that starts at a moment").fill("later")
    assert faults_in_every_view(page) == []
    for button in page.locator(".player button, .player select, .player__chapters a, a.transcript__at").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, button.inner_text()


def test_it_works_under_the_strictest_policy(site: BuiltSite, browser: Browser) -> None:
    context = new_context(browser, "light", 1280)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    serve_changed(page, site.url + ADDRESSES[0], str, **{"content-security-policy": POLICY})
    page.goto(site.url + ADDRESSES[0])
    page.wait_for_function(READY)
    chapters(page)[1].click()
    be_at(page, float(chapters(page)[1].get_attribute("data-seek")))
    context.close()
    assert said == []


@pytest.mark.parametrize("address", ADDRESSES, ids=FILMS)
def test_without_javascript_all_of_it_is_there(address: str, site: BuiltSite) -> None:
    tree = site.tree(address)
    (video,) = tree.xpath("//video")
    assert "controls" in video.attrib
    assert "autoplay" not in video.attrib
    assert len(video.xpath("source")) >= 2
    places = tree.xpath("//*[@class = 'player__chapters']//a/@href | //*[@class = 'transcript__at']/@href")
    assert len(places) > 5
    ids = tree.xpath("//@id")
    assert [place for place in places if place[1:] not in ids] == []
    assert len(ids) == len(set(ids))
    for wanted in tree.xpath("//*[@class = 'player__downloads']//a/@href | //video//@src | //video/@poster"):
        assert site.has(urljoin(f"/{address}", wanted).lstrip("/")), wanted
    assert all(still.get("alt") for still in tree.xpath("//*[@class = 'player__stills']//img"))
    words = [section.xpath("string(h2)").partition(":")[0] for section in tree.xpath("//main//section[h2]")]
    assert words.index("Watch") < words.index("Transcript") < words.index("For trainers")


def test_without_javascript_it_plays_and_no_dead_button_shows(open_page: Open) -> None:
    page = open_page(ADDRESSES[0], javascript=False)
    assert page.locator("main").get_by_role("button").all_inner_texts() == []
    page.locator(".player__chapters a").nth(1).click()
    expect(page.locator(".transcript__head").nth(1)).to_be_in_viewport()
    video = page.locator("video")
    video.focus()
    page.keyboard.press("Space")
    expect(video).not_to_have_js_property("currentTime", 0)


def test_on_paper_the_words_stay(open_page: Open) -> None:
    page = open_page(ADDRESSES[0])
    page.emulate_media(media="print")
    expect(page.locator(".player")).to_be_hidden()
    expect(page.locator("[data-transcript] [data-words]")).to_be_visible()
    expect(page.locator("[data-permanent]")).to_be_visible()
    expect(page.locator(".for-trainers__embed, .for-trainers__moment").first).to_be_hidden()


def test_the_player_alone(site: BuiltSite, open_page: Open) -> None:
    page = open_page(f"{ADDRESSES[0]}player/#t=6", width=400)
    page.wait_for_function(READY)
    be_at(page, 6)
    chapters(page)[1].click()
    be_at(page, float(chapters(page)[1].get_attribute("data-seek")))
    assert page.url.endswith("player/#t=6")
    assert page.locator("header, footer, form").count() == 0
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    for link in page.locator("a[target=_blank]").all():
        assert "opens in a new tab" in link.inner_text()
        assert link.get_attribute("rel") == "noopener"
    assert faults(page) == []
    assert page.evaluate(HANGING_OUT) == []
