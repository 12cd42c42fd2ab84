"""Finds out about one address: HEAD first, which costs a website least, then GET where HEAD does not settle it."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from library.model.link_health import LinkAnswer, LinkReason, LinkStatus, without_place
from library.reading.link_manners import LONGEST_WAIT, USUAL_WAIT, Manners, retry_after
from library.reading.web import Reply, Web, as_asked

MOST_REDIRECTS = 10
LONGEST_ADDRESS = 2_000
REDIRECTS = {301, 302, 303, 307, 308}
FOR_GOOD = {301, 308}
ASK_LATER = {429, 503}
REFUSALS = {
    401: LinkReason.ASKS_FOR_LOGIN,
    407: LinkReason.ASKS_FOR_LOGIN,
    403: LinkReason.REFUSES_PROGRAMS,
    451: LinkReason.REFUSES_PROGRAMS,
    999: LinkReason.REFUSES_PROGRAMS,
    429: LinkReason.TOO_MANY_REQUESTS,
}
"""Codes that say nothing of the page. 999 is LinkedIn's own."""
UNSURE = {LinkReason.CHAIN_INCOMPLETE, LinkReason.WANTS_COOKIES, LinkReason.NOT_PUBLIC}
SETTLED = UNSURE | {
    LinkReason.NO_SUCH_HOST,
    LinkReason.NO_CONNECTION,
    LinkReason.BAD_CERTIFICATE,
    LinkReason.UNUSABLE,
}
"""What GET would not find otherwise."""
WALL_HEADERS = ("cf-mitigated", "x-amzn-waf-action")
"""What Cloudflare and Amazon send with a riddle for people in place of the page."""
WALL_WORDS = (b"_Incapsula_Resource", b"challenge-platform", b"captcha", b"Just a moment...")


@dataclass(frozen=True, slots=True)
class _Way:
    """Where an address led."""

    end: Reply | LinkReason | None
    """What stood at its end; None where a website on the way is to be left alone."""
    moved_to: str = ""
    """How far it leads by permanent redirects alone."""


class LinkAsker:
    """Asks about addresses. It may be used by several threads at once."""

    def __init__(self, web: Web, manners: Manners) -> None:
        self._web = web
        self._manners = manners

    def ask(self, address: str) -> LinkAnswer | None:
        """Return what came of a look at an address; None where its website is to be left alone until the next run."""
        way = self._follow("HEAD", address)
        if not _is_settled(way.end):
            # Many a website answers HEAD wrongly, and no browser ever asks that way.
            way = self._follow("GET", address)
        return None if way.end is None else _answer(way.end, way.moved_to)

    def _follow(self, method: str, address: str) -> _Way:
        at, seen, moved_to = address, {address}, ""
        for_good, cookies = True, False
        for _ in range(MOST_REDIRECTS + 1):
            reply = self._politely(method, at)
            if not isinstance(reply, Reply) or reply.code not in REDIRECTS:
                return _Way(reply, moved_to)
            at = _target(at, reply.headers.get("location", ""))
            cookies = cookies or "set-cookie" in reply.headers
            if not at:
                return _Way(LinkReason.REDIRECT_NOWHERE)
            if at in seen:
                break
            seen.add(at)
            for_good = for_good and reply.code in FOR_GOOD
            moved_to = at if for_good else moved_to
        # Some websites send everybody round until a cookie has been taken, which we never do.
        return _Way(LinkReason.WANTS_COOKIES if cookies else LinkReason.REDIRECT_LOOP)

    def _politely(self, method: str, address: str) -> Reply | LinkReason | None:
        """Ask once, and once more where the website says when."""
        host = host_of(address)
        for attempt in range(2):
            with self._manners.turn(host) as allowed:
                if not allowed:
                    return None
                reply = self._web.ask(method, address)
                if isinstance(reply, LinkReason) or reply.code not in ASK_LATER:
                    return reply
                wait = retry_after(reply.headers.get("retry-after", ""), self._manners.clock.now())
                if wait is None and reply.code != 429:
                    return reply
                seconds = USUAL_WAIT if wait is None else wait
                if attempt or seconds > LONGEST_WAIT:
                    self._manners.close(host)
                    return reply
                self._manners.wait(host, seconds)
        return None


def host_of(address: str) -> str:
    """Return the website that an address belongs to, in one spelling."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _is_settled(end: Reply | LinkReason | None) -> bool:
    if isinstance(end, Reply):
        asked_us_to_wait = end.code == 429 or (end.code == 503 and "retry-after" in end.headers)
        return 200 <= end.code < 300 or asked_us_to_wait
    return end is None or end in SETTLED


def _answer(end: Reply | LinkReason, moved_to: str) -> LinkAnswer:
    if isinstance(end, LinkReason):
        return LinkAnswer(LinkStatus.UNKNOWN if end in UNSURE else LinkStatus.FAILING, 0, end)
    if end.code in REFUSALS:
        return LinkAnswer(LinkStatus.UNKNOWN, end.code, REFUSALS[end.code])
    if _is_wall(end):
        return LinkAnswer(LinkStatus.UNKNOWN, end.code, LinkReason.REFUSES_PROGRAMS)
    if 200 <= end.code < 300:
        return LinkAnswer(LinkStatus.OK, end.code, moved_to=moved_to)
    return LinkAnswer(LinkStatus.FAILING, end.code, _fault(end.code))


def _is_wall(reply: Reply) -> bool:
    """Tell whether a riddle for people stands in front of the page. What is not there has no wall."""
    if reply.code in {404, 410}:
        return False
    refused = reply.code >= 400 and any(word in reply.start for word in WALL_WORDS)
    return refused or any(name in reply.headers for name in WALL_HEADERS)


def _fault(code: int) -> LinkReason:
    if code >= 500:
        return LinkReason.SERVER_ERROR
    return {404: LinkReason.NOT_FOUND, 410: LinkReason.GONE}.get(code, LinkReason.OTHER_ERROR)


def _target(at: str, location: str) -> str:
    """Return the whole address that a redirect names; nothing where it names none that may be asked."""
    try:
        # Headers come as Latin-1; many websites write UTF-8 into them all the same.
        written = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        written = location
    if not written.strip():
        return ""
    try:
        target = as_asked(without_place(urljoin(at, "".join(written.split()))))
    except ValueError:
        return ""
    return target if len(target) <= LONGEST_ADDRESS else ""
