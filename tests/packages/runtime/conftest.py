"""Packages as learners get them: launched in a real browser by a platform on this machine."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from tests.packages.runtime.course import unpacked
from tests.packages.runtime.lrs import Store, record_store
from tests.packages.runtime.serving import SCORM_AGAIN, platform, script
from tests.site.conftest import new_context

expect.set_options(timeout=10_000)
NUMBERS = {"1.2": "12", "2004": "2004"}


@dataclass
class Learner:
    """Somebody at one device, whose browser keeps what pages store. Faults of pages are collected."""

    context: BrowserContext
    url: str
    faults: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    def launch(
        self, version: str, saved: Any = None, *, scored: bool = False, inside: str = "", name: str = "1", **faults: Any
    ) -> "Launched":
        """Launch the course from a SCORM platform that knows `saved`, with faults as lms.js takes them."""
        if not SCORM_AGAIN.is_dir():
            pytest.fail("scorm-again is missing: run `npm ci --ignore-scripts` in tests/.", pytrace=False)
        who = "student_id" if version == "1.2" else "learner_id"
        known = saved or ({"core": {who: name}} if version == "1.2" else {who: name})
        page = self._page()
        page.add_init_script(script(version, known, faults))
        course = f"/packages/scorm-{version}{'-scored' if scored else ''}/index.html"
        if inside:
            course = inside + quote(self.url + course.lstrip("/"), safe=":/")
        page.goto(f"{self.url}launch/{NUMBERS[version]}?{quote(course, safe='')}")
        return Launched(page, self.url, expected="missing" not in faults).ready()

    def around(self, version: str) -> Page:
        """Open a SCORM platform that has launched nothing yet."""
        page = self._page()
        page.add_init_script(script(version, None, {}))
        page.goto(f"{self.url}launch/{NUMBERS[version]}?about:blank")
        return page

    def open(self, address: str) -> "Launched":
        """Open a package's page by itself."""
        page = self._page()
        page.goto(address)
        return Launched(page, self.url, expected="endpoint=" in address).ready()

    def _page(self) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.pages.append(page)
        return page


@dataclass
class Launched:
    """One launch of the course: what a learner does, and what the platform has."""

    page: Page
    url: str
    expected: bool = True
    """Whether there is a platform."""

    def ready(self) -> "Launched":
        """Wait until the course can be used."""
        # A page without a platform looks for one in vain: nobody needs to wait for that.
        until(self.page, self._is_ready, lambda: None if self.expected else self.passes(500))
        return self

    def _is_ready(self) -> bool:
        return any(_is_course(one) and one.query_selector("html[data-ready]") is not None for one in self.page.frames)

    @property
    def course(self) -> Frame:
        """The frame with the course."""
        return next(frame for frame in self.page.frames if _is_course(frame))

    def shows(self, heading: str) -> None:
        """Wait until the heading of what is shown is the one expected: leaving and resuming take a moment."""
        shown = self.course.locator(".pack-unit:not(.pack-away) > h2, .pack-end:not(.pack-away) > h2")
        expect(shown).to_have_text(heading)

    def choose(self, question: str, words: str) -> None:
        """Choose an answer and check it."""
        section = self.course.locator(f"[data-id='{question}']")
        section.locator(".answer").filter(has_text=words).locator("input").check()
        section.get_by_role("button", name="Check").click()

    def finish_unit(self) -> None:
        """Finish the unit that is shown."""
        self.course.get_by_role("button", name="Finished").click()

    def finish_all(self) -> None:
        """Finish every unit."""
        for _ in range(5):
            self.finish_unit()

    def told(self, words: str) -> None:
        """Wait until the learner is told something."""
        expect(self.course.locator(".pack-status")).to_contain_text(words)

    def passes(self, milliseconds: int) -> None:
        """Let so much time go by on the page without waiting for it."""
        self.page.clock.fast_forward(milliseconds)

    def saved(self) -> None:
        """Let time go by until the platform has everything."""
        self.passes(700)  # words are handed on a moment after typing
        sent = self.course.locator("html[data-unsent='false']")
        until(self.page, sent.count, lambda: self.passes(900))
        self.told("Your progress is saved in your learning platform")

    def lms(self, what: str = "saved") -> Any:
        """Ask the running platform."""
        return self.page.evaluate(f"lms.{what}")

    def close(self) -> dict[str, Any]:
        """Go away as people do, by closing the window; return what the platform has then."""
        self.page.goto(f"{self.url}frame?about:blank")
        kept: dict[str, Any] = self.page.evaluate("JSON.parse(localStorage.getItem('platform') ?? '{}')")
        assert kept.get("broken", []) == []
        return kept

    def device(self) -> dict[str, str]:
        """Return what is stored on the device by courses."""
        kept: dict[str, str] = self.course.evaluate("({...localStorage})")
        return {key: value for key, value in kept.items() if key.startswith("library.")}


def until(page: Page, true: Callable[[], object], meanwhile: Callable[[], object] = lambda: None) -> None:
    """Wait for what a page can't tell by itself."""
    for _ in range(400):
        if true():
            return
        meanwhile()
        page.wait_for_timeout(20)
    pytest.fail("It never came true.")


def _is_course(frame: Frame) -> bool:
    return urlsplit(frame.url).path.endswith("/index.html")


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages of a real course, unpacked."""
    return unpacked(tmp_path_factory.mktemp("packages"))


@pytest.fixture(scope="session")
def served(packages: Path) -> Iterator[str]:
    """The address of the platform."""
    with platform(packages) as url:
        yield url


@pytest.fixture
def learners(browser: Browser, served: str) -> Iterator[Callable[[], Learner]]:
    """Learners, each with a device of their own. No page of theirs may throw."""
    there: list[Learner] = []

    def new() -> Learner:
        there.append(Learner(new_context(browser, "light", 1000), served))
        there[-1].context.clock.install()
        return there[-1]

    yield new
    for one in there:
        one.context.close()
    assert [fault for one in there for fault in one.faults if "The platform is broken" not in fault] == []


@pytest.fixture
def learner(learners: Callable[[], Learner]) -> Learner:
    """One learner."""
    return learners()


@pytest.fixture
def store() -> Iterator[Store]:
    """A strict record store; at the end it must have refused nothing that the test did not expect."""
    with record_store() as running:
        yield running
        assert running.refused == []


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Callable[[str], list[str]]]:
    """The headings of units that are seen without JavaScript."""
    context = new_context(browser, "light", 1000, javascript=False)

    def seen(address: str) -> list[str]:
        page = context.new_page()
        page.goto(address)
        return [one.inner_text() for one in page.locator(".pack-unit > h2").all() if one.is_visible()]

    yield seen
    context.close()
