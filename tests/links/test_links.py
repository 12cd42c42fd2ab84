"""The whole look: a small library whose links lead to websites on this computer."""

import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from ipaddress import IPv4Address
from pathlib import Path

import pytest

from library.commands.links import Outcome, Wish, agent_of, links
from library.model.link_health import LinkHealth, LinkStatus
from library.model.partnership import Partnership
from library.reading.link_health import PATH, read_link_health
from library.reading.web import Web
from tests.commands.small_library import Library
from tests.links.misbehaving import HERE, Asked, FakeClock, Send, Websites, in_turn, raw, said

ROOT = Path(__file__).parents[2]
TOOL = "resources/tools/first-tool/index.md"
GUIDE = "resources/guidance/second-guide/index.md"
STATE = Path(PATH)


def only_tests(host: str, _: int) -> tuple[IPv4Address, ...]:
    """Know the websites of the tests, and no other."""
    if not host.endswith(".test"):
        raise OSError(host)
    return (HERE,)


@dataclass
class Place:
    """A small library, and how it is looked at."""

    root: Path
    clock: FakeClock = field(default_factory=FakeClock)
    told: list[str] = field(default_factory=list)

    def link(self, *addresses: str, path: str = TOOL) -> None:
        """Put links into a resource."""
        file = self.root / path
        lines = "".join(f"\n- [A page]({address})\n" for address in addresses)
        file.write_text(file.read_text(encoding="utf-8") + lines, encoding="utf-8")

    def look(self, wish: Wish | None = None) -> Outcome:
        """Look once, at the first tool's links unless something else is wished."""
        web = Web("A test", resolve=only_tests, may_ask=lambda _: True)
        return links(self.root, wish or Wish("aa-01"), say=self.told.append, clock=self.clock, web=web)

    @property
    def health(self) -> LinkHealth:
        """What the file remembers."""
        return read_link_health(self.root)

    @property
    def bytes(self) -> bytes:
        """The file itself."""
        return (self.root / STATE).read_bytes()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(Path(shutil.copytree(ROOT / "tests" / "rules" / "base", tmp_path / "library")))


def test_four_runs_break_a_link_and_one_mends_it(place: Place, websites: Websites) -> None:
    gone, fine = in_turn(*[said(404)] * 8, said(200)), said(200)
    lost, kept = websites.at("/lost", gone), websites.at("/kept", fine)
    place.link(lost, kept)
    statuses = []
    for _ in range(5):
        report = place.look().report
        statuses.append(place.health.of(lost).status)
        assert place.health.of(kept).status is LinkStatus.OK
        assert ("## Broken" in report) == (statuses[-1] is LinkStatus.BROKEN)
        place.clock.next_day()
    assert statuses == [*[LinkStatus.FAILING] * 3, LinkStatus.BROKEN, LinkStatus.OK]


def test_the_report_says_what_to_do_and_where(place: Place, websites: Websites) -> None:
    worked = in_turn(said(200), said(410))
    broken = websites.at("/broken", worked)
    moved = websites.at("/moved", said(301, Location="/new"))
    new = websites.at("/new", said(200))
    first_page = websites.at("/page", said(301, Location="/"), host="b.test")
    websites.at("/", said(200), host="b.test")
    login = websites.at("/login", said(401))
    late = websites.at("/late", said(429, Retry_After="9999"), host="c.test")
    left = websites.at("/left", said(200), host="c.test")
    place.link(broken, moved, first_page, login, late, left)
    place.link(broken, path=GUIDE)
    for _ in range(5):
        place.clock.next_day()
        report = place.look().report
    broken_part, moved_part, unknown_part, left_part = report.split("## ")[1:]
    assert broken_part.startswith("Broken\n")
    assert f"- {broken}\n  The website says that the page was taken away for good (410). " in broken_part
    assert "It last worked on 24 November 2026." in broken_part
    assert f"https://web.archive.org/web/20261124/{broken}" in broken_part
    assert f"Used in {TOOL}." in broken_part
    assert f"- {moved}\n  is now {new}\n" in moved_part
    assert "This is the website's first page" in moved_part.partition(first_page)[2]
    assert "This is the website's first page" not in moved_part.partition(first_page)[0]
    assert f"The website asks for a login (401):\n\n- {login}" in unknown_part
    assert f"asked us to come back later (429):\n\n- {late}" in unknown_part
    assert left in left_part
    # On every other day it came first, because it had waited longest.
    assert place.health.of(left).status is LinkStatus.OK


def test_a_whole_run_looks_at_everything_and_forgets_what_no_page_names_any_more(
    place: Place, websites: Websites
) -> None:
    address = websites.at("/", said(200))
    place.link(address)
    place.look()
    tool = place.root / TOOL
    tool.write_text(tool.read_text(encoding="utf-8").replace(address, "https://b.test/"), encoding="utf-8")
    place.look()
    assert address in place.health.records
    place.clock.next_day()
    websites.at("/", said(200), host="c.test")
    place.link(websites.address("/", host="c.test"), path=GUIDE)
    report = place.look(Wish()).report
    assert address not in place.health.records
    assert place.health.of("https://www.example.org/refer").status is LinkStatus.FAILING
    assert "There is no website of this name; 1 time in a row. Used in resources/partnership.yml." in report


def test_the_same_answers_are_the_same_bytes(place: Place, websites: Websites, tmp_path: Path) -> None:
    addresses = [websites.at(f"/{n}", said((200, 404, 403)[n % 3]), host=f"{'abcd'[n % 4]}.test") for n in range(12)]
    place.link(*addresses)
    other = Place(Path(shutil.copytree(place.root, tmp_path / "other")))
    place.look()
    other.link(*reversed(addresses))
    other.look()
    assert place.bytes == other.bytes
    place.look()
    assert place.bytes == other.bytes


def test_several_websites_are_asked_at_once(place: Place, websites: Websites) -> None:
    together = threading.Barrier(3, timeout=30)

    def meet(asked: Asked, send: Send) -> None:
        together.wait()
        said(200)(asked, send)

    addresses = [websites.at("/", meet, host=f"{name}.test") for name in "abc"]
    place.link(*addresses)
    place.look()
    assert [place.health.of(address).status for address in addresses] == [LinkStatus.OK] * 3


def test_one_website_is_asked_one_thing_at_a_time_also_by_those_who_are_sent_there(
    place: Place, websites: Websites
) -> None:
    inside, most = [0], [0]
    guard = threading.Lock()
    crowd = threading.Event()

    def count(asked: Asked, send: Send) -> None:
        with guard:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            if inside[0] > 1:
                crowd.set()
        # Time for another to come in, where nothing keeps it out.
        crowd.wait(0.1)
        with guard:
            inside[0] -= 1
        said(200)(asked, send)

    for number in range(5):
        target = websites.at(f"/{number}", count, host="busy.test")
        place.link(websites.at("/", said(302, Location=target), host=f"from{number}.test"))
    place.look()
    assert most == [1]
    assert len(place.health.records) == 5


@pytest.mark.parametrize("hosts", [1, 2])
def test_a_website_that_is_silent_has_failed(place: Place, hosts: int) -> None:
    place.link(*(f"http://silent{number}.example/" for number in range(hosts)))
    report = place.look().report
    assert "## Failing, for now" in report
    assert len(place.health.records) == hosts


def test_where_nobody_answers_it_is_probably_us(place: Place) -> None:
    place.link(*(f"http://silent{number}.example/" for number in range(5)))
    report = place.look().report
    assert "this computer probably has no connection" in report
    assert "Failing" not in report
    assert not (place.root / STATE).exists()


def test_one_answer_shows_that_we_are_connected(place: Place, websites: Websites) -> None:
    place.link(*(f"http://silent{number}.example/" for number in range(5)), websites.at("/", said(404)))
    place.look()
    assert [record.status for record in place.health.records.values()] == [LinkStatus.FAILING] * 6


def test_nobody_is_asked_twice_a_day_unless_somebody_wants_to_know(place: Place, websites: Websites) -> None:
    place.link(*(websites.at(f"/{name}", said(200)) for name in "ab"))
    place.look(Wish())
    assert "No address was looked at." in place.look(Wish()).report
    assert websites.paths == ["HEAD /a", "HEAD /b"]
    place.look(Wish("aa-01"))
    assert websites.paths[2:] == ["HEAD /a", "HEAD /b"]


def test_with_a_limit_the_longest_unseen_come_first(place: Place, websites: Websites) -> None:
    # Whatever else the small library names comes after these, in the order of the alphabet.
    place.link(*(websites.at(f"/{name}", said(200)) for name in "abcd"))
    for _ in range(2):
        place.look(Wish(limit=2))
    assert websites.paths == ["HEAD /a", "HEAD /b", "HEAD /c", "HEAD /d"]


def test_a_dry_run_asks_nobody_and_writes_nothing(place: Place, websites: Websites) -> None:
    address = websites.at("/", said(200))
    place.link(address)
    report = place.look(Wish("aa-01", dry_run=True)).report
    assert f"- {address} (never looked at; {TOOL})" in report
    assert (websites.asked, place.told) == ([], [])
    assert not (place.root / STATE).exists()


def test_only_one_resource(place: Place, websites: Websites) -> None:
    mine, other = websites.at("/mine", said(200)), websites.at("/other", said(200))
    place.link(mine)
    place.link(other, path=GUIDE)
    report = place.look(Wish("aa-02")).report
    assert websites.paths == ["HEAD /other"]
    assert "1 address on 1 website looked at on 23 November 2026." in report


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        (Wish("aa-1"), "No resource has the id “aa-1”. Did you mean aa-01 (First tool)?"),
        (Wish("zz-99"), "No resource has the id “zz-99”. The id stands at the top"),
        (Wish(limit=0), "Write --limit with a number from 1"),
    ],
)
def test_a_wish_that_makes_no_sense_is_explained(place: Place, wish: Wish, message: str) -> None:
    assert message in place.look(wish).message


def test_what_cannot_be_read_is_not_written_over(place: Place, websites: Websites) -> None:
    place.link(websites.at("/", said(200)))
    (place.root / STATE).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    message = place.look().message
    assert "resources/link-health.json can't be read from line 1 on." in message
    assert "git checkout -- resources/link-health.json" in message
    assert place.bytes == b"<<<<<<< HEAD\n"
    assert websites.asked == []


def test_our_own_failure_ends_the_run_and_keeps_what_was_found(
    place: Place, websites: Websites, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = Web.ask

    def fail(web: Web, method: str, address: str) -> object:
        if address.endswith("/b"):
            raise RuntimeError("a fault of ours")
        return ask(web, method, address)

    monkeypatch.setattr(Web, "ask", fail)
    place.link(*(websites.at(f"/{name}", said(200)) for name in "abc"))
    with pytest.raises(RuntimeError, match="a fault of ours"):
        place.look()
    assert list(place.health.records) == [websites.address("/a")]
    assert place.clock.stopped


KILLED = """\
import sys
from pathlib import Path
from library.commands.links import Wish, links
from tests.links.misbehaving import FakeClock, a_web

links(Path(sys.argv[1]), Wish("aa-01"), say=print, clock=FakeClock(), web=a_web())
"""


def test_a_run_that_is_killed_has_lost_nothing(place: Place, websites: Websites) -> None:
    reached = threading.Event()

    def hold(asked: Asked, send: Send) -> None:
        reached.set()
        websites.silence(asked, send)

    addresses = [websites.at(f"/{name}", said(200)) for name in "abcdef"]
    websites.at("/d", hold)
    place.link(*addresses)
    paths = [str(ROOT), str(ROOT / "scripts")]
    with subprocess.Popen(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {paths!r}\n{KILLED}", str(place.root)],
        stdout=subprocess.DEVNULL,
    ) as run:
        assert reached.wait(60)
        run.kill()
    assert [place.health.of(address).status for address in addresses] == [
        *[LinkStatus.OK] * 3,
        *[LinkStatus.NOT_CHECKED] * 3,
    ]
    websites.at("/d", said(200))
    websites.asked.clear()
    place.look(Wish(limit=3))
    assert websites.paths == ["HEAD /d", "HEAD /e", "HEAD /f"]
    assert all(place.health.of(address).status is LinkStatus.OK for address in addresses)


def test_hostile_answers_stay_one_line(place: Place, websites: Websites) -> None:
    old = websites.at("/old", raw(b'HTTP/1.1 301 M\r\nLocation: /new"}<script>\x00\x1b[31m`\r\n\r\n'))
    websites.at("/new%22%7D%3Cscript%3E%00%1B%5B31m%60", said(200))
    place.link(old)
    report = place.look().report
    assert place.health.of(old).moved_to.endswith("/new%22%7D%3Cscript%3E%00%1B%5B31m%60")
    assert not any(sign in report for sign in '<"`\x00\x1b')


# Who we are


def settings(**others: str) -> Partnership:
    return Partnership(name="P", short_name="P", area="A", library_name="L", legal_texts=(), **others)


@pytest.mark.parametrize(
    ("partnership", "agent"),
    [
        (None, "LearningLibraryLinks/1.0 (looks whether links still work)"),
        (settings(), "LearningLibraryLinks/1.0 (looks whether links still work)"),
        (
            settings(site_url="https://site.example/", repository_url="https://git.example/l"),
            "LearningLibraryLinks/1.0 (+https://git.example/l; looks whether links still work)",
        ),
        (
            settings(site_url="https://site.example/"),
            "LearningLibraryLinks/1.0 (+https://site.example/; looks whether links still work)",
        ),
        (
            settings(repository_url="https://git.example/ü\r\nX: 1"),
            "LearningLibraryLinks/1.0 (looks whether links still work)",
        ),
    ],
)
def test_we_say_who_we_are(partnership: Partnership | None, agent: str) -> None:
    assert agent_of(partnership) == agent


# The command


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.copied(tmp_path_factory.mktemp("command") / "library")


def test_a_link_that_does_not_work_is_no_failure_of_the_command(library: Library) -> None:
    tool = library.root / TOOL
    tool.write_text(tool.read_text(encoding="utf-8") + "\n[Us](https://127.0.0.1/)\n", encoding="utf-8")
    done = library.run("links.py", "--only", "aa-01")
    assert done.returncode == 0
    assert "The address belongs to an inside network, which is never asked:\n\n- https://127.0.0.1/" in done.stdout
    assert "Looking at 1 address on 1 website." in done.stderr
    assert (library.root / STATE).is_file()


def test_the_command_lists_without_asking(library: Library) -> None:
    done = library.run("links.py", "--dry-run", "--limit", "2")
    assert done.returncode == 0
    assert done.stdout.startswith("2 addresses would be looked at. Nobody was asked.\n")


def test_the_command_explains_a_wrong_wish(library: Library) -> None:
    done = library.run("links.py", "--only", "aa-1")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Did you mean aa-01" in done.stderr
