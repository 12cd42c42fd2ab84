"""What a look at the addresses of other websites found, in words, as plain text that reads well as Markdown too."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from library.catalogue.external_links import LinkUse
from library.model.link_health import BROKEN_AFTER, LinkHealth, LinkRecord, LinkStatus

MOST_FILES = 4
"""How many of the files that use an address are named."""
OFFLINE = (
    "No website answered at all, so this computer probably has no connection to the internet. "
    "Nothing was noted about those that stayed silent."
)
Uses = Mapping[str, Sequence[LinkUse]]


@dataclass(frozen=True, slots=True)
class Looked:
    """What one run did."""

    day: date
    asked: int
    """How many addresses were looked at."""
    websites: int
    left: Collection[str] = ()
    """Addresses whose website asked to be left alone until later."""
    offline: bool = False
    """Whether no website answered at all."""


def link_report(health: LinkHealth, uses: Uses, looked: Looked) -> str:
    """Return the report on the addresses in `uses`: what needs doing first, and then what only needs knowing."""
    records = [health.of(address) for address in uses]
    parts = [
        _opening(records, looked),
        _section("Broken", _broken(_with(records, LinkStatus.BROKEN), uses)),
        _section("Moved for good", _moved([record for record in records if record.moved_to], uses)),
        _section("Failing, for now", _failing(_with(records, LinkStatus.FAILING), uses)),
        _section("No program can tell", _unknown(_with(records, LinkStatus.UNKNOWN))),
        _section("Left for the next run", _left(looked.left)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def listing(addresses: Sequence[str], health: LinkHealth, uses: Uses) -> str:
    """Return what would be looked at, for somebody who wants to know beforehand."""
    if not addresses:
        return "No address would be looked at.\n"
    lines = [f"{_count(len(addresses), 'address', 'addresses')} would be looked at. Nobody was asked.", ""]
    for address in addresses:
        record = health.of(address)
        last = f"last looked at on {_day(record.last_tried)}" if record.last_tried else "never looked at"
        lines.append(f"- {address} ({last}; {_files(uses[address])})")
    return "\n".join(lines) + "\n"


def counted(addresses: int, websites: int) -> str:
    """Return how many there are, in words."""
    return f"{_count(addresses, 'address', 'addresses')} on {_count(websites, 'website')}"


def _opening(records: Sequence[LinkRecord], looked: Looked) -> str:
    asked = f"{counted(looked.asked, looked.websites)} looked at on {_day(looked.day)}."
    first = asked if looked.asked else "No address was looked at."
    known = {status: len(_with(records, status)) for status in LinkStatus}
    says = {
        LinkStatus.OK: "answer as they should",
        LinkStatus.BROKEN: "broken",
        LinkStatus.FAILING: "failing for now",
        LinkStatus.UNKNOWN: "that no program can tell",
        LinkStatus.NOT_CHECKED: "not looked at yet",
    }
    sums = ", ".join(f"{known[status]} {words}" for status, words in says.items() if known[status])
    all_of_them = f"Of {_count(len(records), 'address', 'addresses')}: {sums}." if records else ""
    return "\n\n".join(filter(None, (first, OFFLINE if looked.offline else "", all_of_them)))


def _broken(records: Sequence[LinkRecord], uses: Uses) -> Iterator[str]:
    if records:
        yield f"Failed on {BROKEN_AFTER} days in a row or more. Look for the new address, or choose another source."
    for record in records:
        worked = f"It last worked on {_day(record.last_ok)}." if record.last_ok else "It was never seen to work."
        yield (
            f"- {record.address}\n"
            f"  {_why(record)}. {worked} {_used(uses[record.address])}.\n"
            f"  A copy may be kept at {record.archive}"
        )


def _moved(records: Sequence[LinkRecord], uses: Uses) -> Iterator[str]:
    if records:
        yield "The old addresses still lead on. Open the new one; if it is the same page, write it in place of the old."
    for record in records:
        doubt = (
            "\n  This is the website's first page, so the page itself may be gone." if _is_first_page(record) else ""
        )
        yield f"- {record.address}\n  is now {record.moved_to}\n  {_used(uses[record.address])}.{doubt}"


def _failing(records: Sequence[LinkRecord], uses: Uses) -> Iterator[str]:
    if records:
        yield f"Nothing to do yet: a link counts as broken after {BROKEN_AFTER} days in a row, and most recover."
    for record in records:
        times = _count(record.failures, "time")
        yield f"- {record.address}\n  {_why(record)}; {times} in a row. {_used(uses[record.address])}."


def _unknown(records: Sequence[LinkRecord]) -> Iterator[str]:
    if records:
        yield "These are not counted as faults. Open them yourself when you review the page."
    by_reason: dict[str, list[str]] = {}
    for record in records:
        by_reason.setdefault(_why(record), []).append(f"- {record.address}")
    for reason, addresses in sorted(by_reason.items()):
        yield "\n".join((f"{reason}:", "", *addresses))


def _left(addresses: Collection[str]) -> Iterator[str]:
    if addresses:
        yield "Their websites asked us to wait longer than a run lasts."
        yield "\n".join(f"- {address}" for address in sorted(addresses))


def _section(title: str, paragraphs: Iterator[str]) -> str:
    found = list(paragraphs)
    return "\n\n".join((f"## {title}", *found)) if found else ""


def _with(records: Sequence[LinkRecord], status: LinkStatus) -> list[LinkRecord]:
    return [record for record in records if record.status is status]


def _why(record: LinkRecord) -> str:
    return f"{record.reason.words} ({record.code})" if record.code else record.reason.words


def _is_first_page(record: LinkRecord) -> bool:
    return urlsplit(record.moved_to).path in {"", "/"} and urlsplit(record.address).path not in {"", "/"}


def _used(uses: Sequence[LinkUse]) -> str:
    return f"Used in {_files(uses)}"


def _files(uses: Sequence[LinkUse]) -> str:
    paths = list(dict.fromkeys(use.path for use in uses))
    more = [f"{len(paths) - MOST_FILES} more"] if len(paths) > MOST_FILES else []
    named = [*paths[:MOST_FILES], *more]
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))


def _count(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"


def _day(value: date) -> str:
    return f"{value.day} {value:%B} {value.year}"
