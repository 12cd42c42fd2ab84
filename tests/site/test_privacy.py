"""A page asks nothing of another site, keeps nothing on the device and breaks none of its own rules."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from tests.site.built_site import BuiltSite
from tests.site.conftest import Open, new_context
from tests.site.page_types import NONE, PAGE_TYPES

STORED = """async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map((database) => database.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": [], "session": [], "databases": [], "caches": [], "workers": 0}
KINDS = tuple(PAGE_TYPES)
AT_ONCE = 10
POLICY = "//meta[translate(@http-equiv, 'CSP', 'csp') = 'content-security-policy']/@content"


class Visitor:
    """Somebody with a device of their own, who opens one page."""

    def __init__(self, browser: Browser, url: str) -> None:
        """Go there; do not wait until the page has become quiet."""
        self.context = new_context(browser, "light", 1280)
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.goto(url)


@pytest.mark.browser
@pytest.mark.parametrize("kinds", [KINDS[first : first + AT_ONCE] for first in range(0, len(KINDS), AT_ONCE)])
def test_first_view(kinds: tuple[str, ...], site: BuiltSite, browser: Browser) -> None:
    """Several become quiet at the same time: half a second without a request is long for one."""
    addresses = [found for kind in kinds if (found := PAGE_TYPES[kind](site)) != NONE]
    visitors = [(address, Visitor(browser, site.url + address)) for address in addresses]
    assert visitors
    for address, visitor in visitors:
        visitor.page.wait_for_load_state("networkidle")
        stored, cookies = visitor.page.evaluate(STORED), visitor.context.cookies()
        assert visitor.asked, address
        assert [url for url in visitor.asked if not url.startswith((site.url, "data:"))] == [], address
        assert visitor.said == [], address
        assert stored == NOTHING, address
        assert cookies == [], address
    for _, visitor in visitors:
        visitor.context.close()


@pytest.mark.browser
def test_searching_keeps_nothing(open_page: Open) -> None:
    page = open_page("search/?q=child&theme=curiosity", fresh=True)
    page.get_by_label("Say it in your own words").fill("grief")
    page.wait_for_url("**/search/?q=grief&theme=curiosity")
    page.get_by_role("button", name="Take away").click()
    page.wait_for_url("**/search/?q=grief")
    page.goto(page.url.replace("q=grief", "theme=curiosity"))
    page.locator("[data-results] a").first.click()
    page.wait_for_url("**/resources/**")
    assert page.evaluate(STORED) == NOTHING


@pytest.mark.browser
def test_the_page_itself_forbids_what_is_not_its_own(site: BuiltSite, open_page: Open) -> None:
    page = open_page("about/", fresh=True)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'run'";
      document.head.append(script);
      new Image().src = "https://elsewhere.example/pixel.png";
    }""")
    page.wait_for_function("() => true")
    assert page.title() != "run"
    assert any("Content Security Policy" in line and "elsewhere.example" in line for line in refused), refused


def test_every_page_has_a_policy_that_takes_only_its_own(site: BuiltSite) -> None:
    redirects = {path for path in site.pages if 'http-equiv="refresh"' in site.text(path)}
    for path in set(site.pages) - redirects:
        policies = site.tree(path).xpath(POLICY)
        assert len(policies) == 1, path
        assert "default-src 'self'" in policies[0], path
        own = "script-src 'self' 'wasm-unsafe-eval';" if path == "search/index.html" else ""
        assert own in policies[0], path
        assert "script-src" not in policies[0].replace(own, ""), path


def test_no_script_or_handler_stands_in_a_page(site: BuiltSite) -> None:
    for path in site.pages:
        tree = site.tree(path)
        assert tree.xpath("//script[not(@src)][not(@type = 'application/ld+json')]") == [], path
        assert tree.xpath("//@*[starts-with(name(), 'on')]") == [], path
        assert tree.xpath("//@href[starts-with(normalize-space(.), 'javascript:')]") == [], path
        assert tree.xpath("//iframe | //object | //embed | //style") == [], path


def test_what_a_page_loads_is_its_own_and_there(site: BuiltSite) -> None:
    for path in site.pages:
        tree = site.tree(path)
        for wanted in tree.xpath("//@src | //link[@rel = 'stylesheet' or @rel = 'icon']/@href"):
            address = urljoin(f"/{path}", wanted).partition("?")[0]
            assert address.startswith("/"), f"{path}: {wanted}"
            assert site.has(address.lstrip("/")), f"{path}: {wanted}"


def test_a_link_on_a_page_leads_somewhere(site: BuiltSite) -> None:
    dead = set()
    for path in site.pages:
        for wanted in site.tree(path).xpath("//a/@href"):
            address, _, anchor = urljoin(f"/{path}", wanted).partition("#")
            if not address.startswith("/"):
                continue
            found = address.partition("?")[0].lstrip("/")
            if not site.has(found) or (anchor and not site.tree(found).xpath("//*[@id = $anchor]", anchor=anchor)):
                dead.add(f"{path}: {wanted}")
    assert sorted(dead) == []
