"""What is said of the search is worked out rightly, and read from a real browser."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from library.commands.bench.search.asking import Reader, SearchFailedError, ask_all
from library.commands.bench.search.host import hosted
from library.commands.bench.search.queries import QueriesError, Query, read_queries
from library.commands.bench.search.ranking import Asked, figures, misses, table
from library.commands.bench.search.searches import material, ours
from library.commands.bench.search.transfer import PAGE, transfer

PAGE_THAT_SEARCHES = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>
<main id="main" data-search-state="idle"><form><input name="q"></form>
<p data-way hidden></p><ol data-results></ol></main>
<script type="module" src="search.js"></script>"""
SCRIPT = """
const main = document.querySelector("main"), list = document.querySelector("ol");
const field = document.querySelector("input");
const orders = { "DV kids": ["da-01", "cf-01", "da-01"], "one & two?": ["pc-01"] };
async function search(q) {
  main.dataset.searchState = "loading";
  await new Promise((done) => setTimeout(done, 20));
  const items = (orders[q] ?? []).map((id) => Object.assign(document.createElement("li"), { id: `x-${id}` }));
  items.forEach((item) => (item.dataset.id = item.id.slice(2)));
  PUT
  document.querySelector("p").hidden = q !== "blocked";
  main.dataset.searchState = q === "broken" ? "failed" : items.length ? "done" : "none";
}
document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  history.pushState(null, "", `?q=${encodeURIComponent(field.value)}`);
  search(field.value);
});
const q = new URLSearchParams(location.search).get("q");
if (q) search(q);
"""


def asked(*found: str, wanted: tuple[str, ...] = ("a",), role: str = "teacher", fault: str = "") -> Asked:
    return Asked(Query("words", role, wanted), found, fault)


def test_the_figures_are_those_worked_out_by_hand() -> None:
    found = figures([asked("a"), asked("x", "a"), asked("x", "y", "z", "a"), asked("x")])
    assert found.success == (0.25, 0.5, 0.75)
    assert found.mean_reciprocal_rank == (1 + 1 / 2 + 1 / 4) / 4
    assert (found.queries, found.failed) == (4, 0)


def test_of_several_right_resources_the_first_counts() -> None:
    assert asked("x", "b", "a", wanted=("a", "b")).rank == 2


def test_a_resource_counts_once() -> None:
    assert asked("x", "x", "y", "x", "a").rank == 3


def test_what_stands_after_the_first_page_is_not_found() -> None:
    others = tuple("bcdefghijk")
    assert asked(*others[:9], "a").rank == 10
    assert asked(*others, "a").rank == 0
    assert figures([asked(*others, "a")]).mean_reciprocal_rank == 0


def test_the_table_has_a_line_for_each_role_and_search() -> None:
    rows = {
        "ours": (asked("a"), asked("x", "a", role="nurse")),
        "theirs": (asked("x"), asked(role="nurse", fault="no answer")),
    }
    _, *lines = (line.split() for line in table(rows).splitlines())
    assert lines == [
        ["nurse", "ours", "1", "0.000", "1.000", "1.000", "0.500", "0"],
        ["nurse", "theirs", "1", "0.000", "0.000", "0.000", "0.000", "1"],
        ["teacher", "ours", "1", "1.000", "1.000", "1.000", "1.000", "0"],
        ["teacher", "theirs", "1", "0.000", "0.000", "0.000", "0.000", "0"],
        ["all", "ours", "2", "0.500", "1.000", "1.000", "0.750", "0"],
        ["all", "theirs", "2", "0.000", "0.000", "0.000", "0.000", "1"],
    ]


def test_what_came_instead_is_told_and_a_failure_is_told_first() -> None:
    said = misses((asked("a"), asked("x", "x", "a"), asked("y"), asked(fault="it broke")), {"a": "Aims", "x": "Exes"})
    assert [line.strip() for line in said.splitlines()] == [
        "“words” (teacher): FAILED, it broke",
        "wanted   a Aims",
        "“words” (teacher): not found",
        "wanted   a Aims",
        "instead  y",
        "“words” (teacher): rank 2",
        "wanted   a Aims",
        "instead  x Exes",
    ]


def test_queries_are_read_and_what_can_never_be_found_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "queries.yml"
    file.write_text(
        "- {query: DV kids, role: teacher, finds: [da-01]}\n"
        "- query: 20 min supervision\n  role: nurse\n  finds: [zz-9]\n"
    )
    assert read_queries(file, {"da-01", "zz-9"}) == (
        Query("DV kids", "teacher", ("da-01",)),
        Query("20 min supervision", "nurse", ("zz-9",)),
    )
    with pytest.raises(QueriesError, match=r"queries\.yml:2: the library has no zz-9"):
        read_queries(file, {"da-01"})
    file.write_text("- query: what to say # when nan died\n  role: nurse\n  finds: [da-01]\n")
    with pytest.raises(QueriesError, match=r"queries\.yml:1: “.*” isn't read as it was meant"):
        read_queries(file, {"da-01"})


def test_pages_of_a_resource_count_for_it_and_others_for_nothing(tmp_path: Path) -> None:
    search = material(tmp_path, {"resources/courses/grief/": "bv-09"})
    assert search.ids(("about/", "resources/courses/grief/units/words/", "resources/courses/grief/", "")) == (
        "bv-09",
        "bv-09",
    )


def test_what_is_sent_is_compressed_counted_and_sorted_by_kinds(tmp_path: Path) -> None:
    (tmp_path / "search" / "engine").mkdir(parents=True)
    (tmp_path / "index.html").write_text("words " * 1000)
    (tmp_path / "search" / "engine" / "en.pf_meta").write_bytes(b"m" * 700)
    (tmp_path / "search" / "words.js").write_text("x" * 5000)
    with hosted(tmp_path) as host:
        for address in ("", "search/engine/en.pf_meta", "search/words.js?v=1"):
            with urlopen(host.url + address) as answer:  # noqa: S310  our own server
                body = answer.read()
                assert (answer.headers["Content-Encoding"] == "gzip") == (len(body) != 700)
    page, _, script = (item.size for item in host.sent)
    assert page == len(gzip.compress(b"words " * 1000, 6, mtime=0)) < 200
    last = host.sent[-1].at
    found = transfer(host.sent, (), last)
    assert found.kinds == {PAGE: page, "index meta": 700, "our scripts": script}
    assert (found.search, found.page, found.later, found.requests) == (700 + script, page, 0, 2)
    assert transfer(host.sent, ("search/words.js",), last).kinds == {PAGE: page + script, "index meta": 700}
    assert transfer(host.sent, (), host.sent[1].at).later == script


@contextmanager
def reader(browser: Browser, folder: Path, *, put: str = "", patience: float = 5) -> Iterator[Reader]:
    """Somebody at a site whose search answers what the script above says."""
    (folder / "search").mkdir()
    if put:
        (folder / "search" / "index.html").write_text(PAGE_THAT_SEARCHES, encoding="utf-8")
        (folder / "search" / "search.js").write_text(SCRIPT.replace("PUT", put), encoding="utf-8")
    with hosted(folder) as host:
        somebody = Reader(browser, ours(folder), host, patience=patience)
        yield somebody
        somebody.close()


@pytest.mark.browser
def test_the_order_on_the_page_is_read_and_a_failure_is_no_miss(browser: Browser, tmp_path: Path) -> None:
    said: list[str] = []
    with reader(browser, tmp_path, put="list.replaceChildren(...items);") as somebody:
        answers = ask_all(somebody, ("DV kids", "one & two?", "unknown", "broken", "blocked"), said.append)
    assert [(text, answer.found, answer.fault) for text, answer in answers.items()] == [
        ("DV kids", ("da-01", "cf-01", "da-01"), ""),
        ("one & two?", ("pc-01",), ""),
        ("unknown", (), ""),
        ("broken", (), "the page says that its search failed"),
        ("blocked", (), "only titles and summaries were searched"),
    ]
    assert said == []


@pytest.mark.browser
def test_a_page_that_remembers_is_noticed(browser: Browser, tmp_path: Path) -> None:
    said: list[str] = []
    with reader(browser, tmp_path, put="list.append(...items);") as somebody:
        answers = ask_all(somebody, ("DV kids", "one & two?"), said.append)
    assert answers["one & two?"].found == ("pc-01",)
    assert len(said) == 1


@pytest.mark.browser
def test_a_site_without_a_search_is_not_a_search_that_finds_nothing(browser: Browser, tmp_path: Path) -> None:
    with reader(browser, tmp_path, patience=0.2) as somebody, pytest.raises(SearchFailedError, match="no answer"):
        ask_all(somebody, ("a", "b", "c", "d"), print)
