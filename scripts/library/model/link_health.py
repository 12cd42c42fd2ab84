"""How the addresses of other websites have answered: what resources/link-health.json remembers of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

BROKEN_AFTER = 4
"""Failures in a row before an address counts as broken: a website may be down for a week."""
ARCHIVE = "https://web.archive.org/web/"


class LinkStatus(StrEnum):
    """What is known of an address."""

    OK = "ok"
    UNKNOWN = "unknown"
    """It answers, but won't tell a program whether the page is there."""
    FAILING = "failing"
    """It failed, and not yet often enough to be sure."""
    BROKEN = "broken"
    NOT_CHECKED = "not-checked"


class LinkReason(StrEnum):
    """Why an address did not simply answer."""

    NONE = ""
    NOT_FOUND = "not-found"
    GONE = "gone"
    OTHER_ERROR = "other-error"
    SERVER_ERROR = "server-error"
    NO_SUCH_HOST = "no-such-host"
    NO_CONNECTION = "no-connection"
    TOO_SLOW = "too-slow"
    BAD_CERTIFICATE = "bad-certificate"
    CUT_SHORT = "cut-short"
    NOT_HTTP = "not-http"
    REDIRECT_LOOP = "redirect-loop"
    REDIRECT_NOWHERE = "redirect-nowhere"
    UNUSABLE = "unusable"
    ASKS_FOR_LOGIN = "asks-for-login"
    REFUSES_PROGRAMS = "refuses-programs"
    TOO_MANY_REQUESTS = "too-many-requests"
    CHAIN_INCOMPLETE = "chain-incomplete"
    WANTS_COOKIES = "wants-cookies"
    NOT_PUBLIC = "not-public"

    @property
    def words(self) -> str:
        """The same for a reader, as a sentence without its full stop."""
        return WORDS[self]


WORDS: Mapping[LinkReason, str] = {
    LinkReason.NONE: "The page answers",
    LinkReason.NOT_FOUND: "The website says that it has no such page",
    LinkReason.GONE: "The website says that the page was taken away for good",
    LinkReason.OTHER_ERROR: "The website does not accept this address",
    LinkReason.SERVER_ERROR: "The website has a fault of its own",
    LinkReason.NO_SUCH_HOST: "There is no website of this name",
    LinkReason.NO_CONNECTION: "No connection to the website can be made",
    LinkReason.TOO_SLOW: "The website did not answer in time",
    LinkReason.BAD_CERTIFICATE: "The website's certificate is not valid, so browsers warn people away",
    LinkReason.CUT_SHORT: "The website broke off in the middle of its answer",
    LinkReason.NOT_HTTP: "The website's answer can't be understood",
    LinkReason.REDIRECT_LOOP: "The website sends people round in a circle",
    LinkReason.REDIRECT_NOWHERE: "The website sends people on without saying where to",
    LinkReason.UNUSABLE: "This is not an address that a browser can open",
    LinkReason.ASKS_FOR_LOGIN: "The website asks for a login",
    LinkReason.REFUSES_PROGRAMS: "The website lets people in, and no programs",
    LinkReason.TOO_MANY_REQUESTS: "The website asked us to come back later",
    LinkReason.CHAIN_INCOMPLETE: "The website's certificate is incomplete; most browsers open it all the same",
    LinkReason.WANTS_COOKIES: "The website opens only where cookies are allowed",
    LinkReason.NOT_PUBLIC: "The address belongs to an inside network, which is never asked",
}


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """What came of one look at an address."""

    status: LinkStatus
    """`ok`, `unknown` or `failing`."""
    code: int = 0
    """The website's own code, such as 404; 0 where it gave none."""
    reason: LinkReason = LinkReason.NONE
    moved_to: str = ""
    """Where the page has moved for good."""


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """What is known of one address."""

    address: str
    status: LinkStatus = LinkStatus.NOT_CHECKED
    code: int = 0
    reason: LinkReason = LinkReason.NONE
    failures: int = 0
    """Days in a row on which it failed. An unknown answer neither adds to them nor ends them."""
    last_ok: date | None = None
    last_tried: date | None = None
    moved_to: str = ""
    """Where it has moved for good; empty where it has not."""

    @property
    def archive(self) -> str:
        """The address of a copy in the Wayback Machine: of the day nearest to when it last worked, or all days."""
        return f"{ARCHIVE}{self.last_ok:%Y%m%d}/{self.address}" if self.last_ok else f"{ARCHIVE}*/{self.address}"

    def after(self, answer: LinkAnswer, day: date) -> "LinkRecord":
        """Return the record as it is after one more look."""
        if answer.status is LinkStatus.OK:
            return LinkRecord(
                self.address, LinkStatus.OK, answer.code, last_ok=day, last_tried=day, moved_to=answer.moved_to
            )
        if answer.status is LinkStatus.UNKNOWN:
            if self.status is LinkStatus.BROKEN:
                return replace(self, last_tried=day)
            return replace(
                self, status=LinkStatus.UNKNOWN, code=answer.code, reason=answer.reason, last_tried=day, moved_to=""
            )
        # Somebody may look three times in an hour; a website gets the time between two days to recover.
        failed_today = self.last_tried == day and self.status in {LinkStatus.FAILING, LinkStatus.BROKEN}
        failures = self.failures if failed_today else self.failures + 1
        status = LinkStatus.BROKEN if failures >= BROKEN_AFTER else LinkStatus.FAILING
        return LinkRecord(self.address, status, answer.code, answer.reason, failures, self.last_ok, day)


@dataclass(frozen=True, slots=True)
class LinkHealth:
    """What is known of all addresses."""

    records: Mapping[str, LinkRecord] = field(default_factory=dict)
    """By address, without what stands after `#`."""
    problem: str = ""
    """Why the file, or a part of it, could not be understood. What could be is there."""

    def of(self, address: str) -> LinkRecord:
        """Return what is known of an address as a page has it; `not-checked` where nothing is."""
        bare = without_place(address)
        return self.records.get(bare) or LinkRecord(bare)


def without_place(address: str) -> str:
    """Return an address without what stands after `#`, which is never sent to a website."""
    return address.partition("#")[0]
