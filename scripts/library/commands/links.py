"""The story of a look at external links: gather them, choose whose turn it is, ask, note each answer, report."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from threading import Lock

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.catalogue.external_links import LinkUse, external_links
from library.exports.link_health import link_health_json
from library.exports.link_report import Looked, counted, link_report, listing
from library.model.link_health import LinkAnswer, LinkHealth, LinkReason, LinkRecord
from library.model.partnership import Partnership
from library.reading.link_asking import LinkAsker, host_of
from library.reading.link_health import PATH, read_link_health
from library.reading.link_manners import PAUSE, Clock, Manners
from library.reading.tree import read_tree
from library.reading.web import Web
from library.sinks import whole_files

WEBSITES_AT_ONCE = 8
ENOUGH_TO_TELL = 3
"""Silent websites from which a run without a single answer says something about us, and nothing about them."""
OURS = {LinkReason.UNUSABLE, LinkReason.NOT_PUBLIC}
"""What is known without anybody's answer."""
Uses = Mapping[str, tuple[LinkUse, ...]]
Note = Callable[[str, LinkAnswer | None], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for."""

    only: str = ""
    """The id of a resource: its addresses alone, also those that were looked at today."""
    limit: int | None = None
    """How many addresses at most."""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it."""

    report: str = ""
    message: str = ""
    """Why there is no report, and what to do."""


def links(
    root: Path, wish: Wish, *, say: Callable[[str], None], clock: Clock | None = None, web: Web | None = None
) -> Outcome:
    """Look at the addresses of other websites, and keep what is found in resources/link-health.json."""
    clock = clock or Clock()
    catalogue = catalogue_of(read_tree(root))
    everything = external_links(catalogue)
    if message := _message(catalogue, wish, health := read_link_health(root)):
        return Outcome(message=message)
    uses = {address: _of(found, wish.only) for address, found in everything.items() if _of(found, wish.only)}
    day = clock.now().date()
    due = _due(uses, health, wish, day)
    if wish.dry_run:
        return Outcome(listing(due, health, uses))
    whole = not wish.only and wish.limit is None
    notebook = Notebook(root, health, day, known=everything if whole else None)
    websites = len({host_of(address) for address in due})
    say(f"Looking at {counted(len(due), websites)}. One website is asked one thing at a time, so this takes a while …")
    asker = LinkAsker(web or Web(agent_of(catalogue.partnership)), Manners(clock, PAUSE))
    ask_all(asker, due, clock, notebook.note)
    notebook.close()
    looked = Looked(day, len(due) - len(notebook.left), websites, tuple(notebook.left), notebook.offline)
    return Outcome(link_report(notebook.health, uses, looked))


def agent_of(partnership: Partnership | None) -> str:
    """Return how we introduce ourselves: what this is, and where somebody whom it disturbs can say so."""
    home = (partnership.repository_url or partnership.site_url) if partnership else ""
    about = f"+{home}; " if home and home.isascii() and home.isprintable() else ""
    return f"LearningLibraryLinks/1.0 ({about}looks whether links still work)"


def _message(catalogue: Catalogue, wish: Wish, health: LinkHealth) -> str:
    if health.problem:
        return (
            f"{health.problem} Nothing was looked at, so that what it remembers is not lost. "
            f"Get the last good one back with: git checkout -- {PATH}\n"
            "Or delete it, and every address begins anew."
        )
    if wish.only and wish.only not in catalogue.by_id:
        near = get_close_matches(wish.only, catalogue.by_id, n=1, cutoff=0.5)
        meant = f" Did you mean {near[0]} ({catalogue.by_id[near[0]].title})?" if near else ""
        return f"No resource has the id “{wish.only}”.{meant} The id stands at the top of its index.md, such as pc-03."
    if wish.limit is not None and wish.limit < 1:
        return "Write --limit with a number from 1, such as --limit 50."
    return ""


def _of(uses: tuple[LinkUse, ...], only: str) -> tuple[LinkUse, ...]:
    return tuple(use for use in uses if use.resource == only) if only else uses


def _due(uses: Uses, health: LinkHealth, wish: Wish, day: date) -> list[str]:
    """Return whose turn it is, the longest unseen first. A run that was stopped goes on where it stopped."""
    records = [health.of(address) for address in uses]
    waiting = [record for record in records if wish.only or record.last_tried != day]
    waiting.sort(key=lambda record: (record.last_tried or date.min, record.address))
    return [record.address for record in waiting[: wish.limit]]


class Notebook:
    """Keeps each answer on disk as soon as it is there: a run that is killed has lost nothing it knew."""

    def __init__(self, root: Path, health: LinkHealth, day: date, known: Uses | None) -> None:
        """Take what is known already. Records of addresses that are not in `known` are dropped, if it is given."""
        self.left: list[str] = []
        self.offline = False
        self._root = root
        self._day = day
        self._records = {
            address: record for address, record in health.records.items() if known is None or address in known
        }
        self._silent: dict[str, LinkAnswer] = {}
        self._heard = False

    @property
    def health(self) -> LinkHealth:
        """All that is known now."""
        return LinkHealth(self._records)

    def note(self, address: str, answer: LinkAnswer | None) -> None:
        """Note an answer, or that there will be none in this run."""
        if answer is None:
            self.left.append(address)
        elif self._heard or answer.code or answer.reason in OURS:
            self._heard = self._heard or bool(answer.code)
            waiting = self._silent if self._heard else {}
            self._keep({**waiting, address: answer})
            waiting.clear()
        else:
            # Is it them or us? One answer from anybody will tell.
            self._silent[address] = answer

    def close(self) -> None:
        """Note what waited until the end, unless nobody at all could be reached."""
        self.offline = len({host_of(address) for address in self._silent}) >= ENOUGH_TO_TELL
        self._keep({} if self.offline else self._silent)

    def _keep(self, answers: Mapping[str, LinkAnswer]) -> None:
        for address, answer in answers.items():
            before = self._records.get(address) or LinkRecord(address)
            self._records[address] = before.after(answer, self._day)
        target = self._root / PATH
        if not self._records and not target.is_file():
            return
        text = link_health_json(self.health).encode()
        if target.is_file() and target.read_bytes() == text:
            return
        whole_files.put(target, text)


def ask_all(asker: LinkAsker, addresses: Sequence[str], clock: Clock, note: Note) -> None:
    """Ask several websites at once, and each of them one thing at a time. Answers are noted as they come."""
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(host_of(address), []).append(address)
    noting = Lock()

    def ask(group: Sequence[str]) -> None:
        for address in group:
            answer = asker.ask(address)
            with noting:
                note(address, answer)

    with ThreadPoolExecutor(WEBSITES_AT_ONCE) as pool:
        running = [pool.submit(ask, group) for group in by_host.values()]
        try:
            for done in as_completed(running):
                done.result()
        except BaseException:
            clock.stop()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
