"""Asks a search in a real browser, as a reader does: by its address, or by typing on the page that is open."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright
from playwright.sync_api import TimeoutError as TooLongError

from library.commands.bench.search.host import Host
from library.commands.bench.search.searches import IN_PAGE, Search

SWITCHES = ("--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
"""Nothing that a page asks for reaches another machine."""
PATIENCE = 15
"""Seconds for one answer."""
SAMPLE = 10
"""Of so many queries one is asked again on a page of its own."""
HOPELESS = 3
"""Queries that fail at the start before the search itself is given up."""
ANSWERED = "text => window.bench?.answer?.query === text"


class SearchFailedError(Exception):
    """A search answers nothing, so nothing can be said of it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search showed."""

    found: tuple[str, ...] = ()
    """As the page named them, best first."""
    fault: str = ""
    """Why there is no answer."""
    milliseconds: float = 0
    """From the last key, or from opening the address, to the results on the screen."""
    at: float = 0
    """When they were there, in seconds since 1970."""


@contextmanager
def opened(browser: str) -> Iterator[Browser]:
    """Start a browser: the one at this path, or Playwright's own without one."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser or None, args=list(SWITCHES))
        yield chromium
        chromium.close()


class Reader:
    """Somebody with a browser that remembers nothing, at one search."""

    def __init__(
        self, chromium: Browser, search: Search, host: Host, *, patience: float = PATIENCE, slower: float = 1
    ) -> None:
        """Begin. `slower` is how many times slower than this machine the page's own processor seems."""
        self._search, self._host, self._slower = search, host, slower
        self._context: BrowserContext = chromium.new_context(
            viewport={"width": 1280, "height": 800}, locale="en-GB", reduced_motion="reduce"
        )
        self._context.set_default_timeout(patience * 1000)
        self._patience = patience
        for name in search.scripts:
            # Each in a function of its own: they share the page, not their names.
            self._context.add_init_script(f"(() => {{{(IN_PAGE / name).read_text(encoding='utf-8')}}})()")
        self._page: Page | None = None
        self._wrong: list[str] = []

    def open(self, text: str) -> Answer:
        """Ask by the address, on a page of its own."""
        page = self._fresh()
        return self._told(page, text, lambda: page.goto(f"{self._address}?{urlencode({'q': text})}"))

    def again(self, text: str) -> Answer:
        """Ask by typing, on the page that is open. Without one, ask by the address."""
        if not (page := self._page):
            return self.open(text)

        def type_it() -> None:
            typed = page.locator(self._search.typed_into).first
            typed.focus()
            page.evaluate("bench.forget()")
            typed.fill(text)
            if self._search.key:
                typed.press(self._search.key, no_wait_after=True)

        return self._told(page, text, type_it)

    def rest(self) -> None:
        """Wait until the page asks for nothing more."""
        if self._page:
            self._page.wait_for_load_state("networkidle")

    def visit(self, address: str) -> None:
        """Open a page without asking anything."""
        self._fresh().goto(self._host.url + address, wait_until="networkidle")

    def close(self) -> None:
        """Leave, and forget everything."""
        self._context.close()

    @property
    def _address(self) -> str:
        return self._host.url + self._search.address

    def _fresh(self) -> Page:
        if self._page:
            self._page.close()
        self._page = page = self._context.new_page()
        self._wrong.clear()
        page.on("pageerror", lambda error: self._wrong.append(error.message))
        if self._slower > 1:
            self._context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": self._slower})
        return page

    def _told(self, page: Page, text: str, ask: Callable[[], object]) -> Answer:
        try:
            ask()
            page.wait_for_function(ANSWERED, arg=text)
            told = page.evaluate("bench.answer")
        except TooLongError:
            return self._failed(f"no answer within {self._patience:g} seconds")
        except Error as error:
            return self._failed(error.message.splitlines()[0])
        if told["fault"]:
            return self._failed(told["fault"])
        return Answer(self._search.ids(tuple(told["found"])), "", told["took"], told["at"] / 1000)

    def _failed(self, why: str) -> Answer:
        """Tell why, with what the page's own scripts complain of, and let the next query have a new page."""
        fault = "; ".join((why, *dict.fromkeys(self._wrong)))
        if self._page:
            self._page.close()
        self._page = None
        return Answer(fault=fault)


def ask_all(reader: Reader, texts: Sequence[str], say: Callable[[str], None]) -> Mapping[str, Answer]:
    """Ask everything on one page, and check on a sample that pages of their own answer the same."""
    answers: dict[str, Answer] = {}
    for text in dict.fromkeys(texts):
        answers[text] = reader.again(text)
        if len(answers) == min(HOPELESS, len(set(texts))) and all(answer.fault for answer in answers.values()):
            raise SearchFailedError(f"The search answers nothing: {answers[text].fault}.")
    different = [text for text in list(answers)[1::SAMPLE] if reader.open(text).found != answers[text].found]
    if not different:
        return answers
    say(f"Typed on a page that is open, “{different[0]}” finds something else. Each is asked on a page of its own …")
    return {text: reader.open(text) for text in answers}
