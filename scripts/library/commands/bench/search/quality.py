"""The story of how well the search finds: ask every query of ours and of Material's, and compare."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from library.commands.bench.search import plain, ranking, searches, sites
from library.commands.bench.search.asking import Reader, ask_all, opened
from library.commands.bench.search.host import hosted
from library.commands.bench.search.queries import Query, read_queries
from library.commands.bench.search.ranking import Asked
from library.commands.bench.search.searches import Search

Say = Callable[[str], None]


def measure(root: Path, *, queries: Path, site: Path, workplace: Path, browser: str, say: Say) -> tuple[str, bool]:
    """Return the report, and whether every query got an answer. `site` is the built library."""
    pages = tuple(plain.resources(root))
    wanted = read_queries(queries, {page.id for page in pages})
    say("Building the same pages with plain MkDocs …")
    rivals = (searches.ours(site), sites.material(root, workplace, pages))
    found = compare(rivals, wanted, browser, say)
    return report(found, {page.id: page.title for page in pages}), not any(
        item.fault for asked in found.values() for item in asked
    )


def compare(
    rivals: Sequence[Search], queries: Sequence[Query], browser: str, say: Say
) -> Mapping[str, tuple[Asked, ...]]:
    """Ask every query of every search."""
    found: dict[str, tuple[Asked, ...]] = {}
    with opened(browser) as chromium:
        for search in rivals:
            say(f"Asking {len(queries)} queries: {search.name} …")
            with hosted(search.site) as host:
                reader = Reader(chromium, search, host)
                answers = ask_all(reader, [query.text for query in queries], say)
                reader.close()
            found[search.name] = tuple(
                Asked(query, answers[query.text].found, answers[query.text].fault) for query in queries
            )
    return found


def report(found: Mapping[str, Sequence[Asked]], titles: Mapping[str, str]) -> str:
    """Return the figures, and every query whose resource didn't come first."""
    parts = [ranking.table(found)]
    for name, asked in found.items():
        late = ranking.misses(asked, titles)
        parts.append(f"Not first, {name}:\n{late}" if late else f"First every time: {name}.")
    return "\n\n".join(parts)
