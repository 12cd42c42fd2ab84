"""Builds the sites whose searches are measured, and indexes what Pagefind is to search."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from library.commands.bench import BUILD, ENVIRONMENT, measuring
from library.commands.bench.measuring import Cost
from library.commands.bench.search import plain, searches
from library.commands.bench.search.searches import Search

WRITE_PAGES = """
import sys
from pathlib import Path
from library.commands.check import check
from library.pages.indexed_pages import indexed_pages
for path, page in indexed_pages(check(Path.cwd(), only=["none"]).catalogue):
    file = Path(sys.argv[1]) / path
    file.parent.mkdir(parents=True)
    file.write_text(page, encoding="utf-8")
"""
"""In a process of its own: what this process holds would count for the indexer that it starts."""
ENTRY = "pagefind-entry.json"


@dataclass(frozen=True, slots=True)
class Indexed:
    """What indexing took."""

    name: str
    resources: int
    pages: int
    cost: Cost


def ours(library: Path) -> Search:
    """Build a library and return its search, asked by somebody who types and waits."""
    measuring.run((sys.executable, *BUILD), library, ENVIRONMENT)
    return searches.ours(library / "site", key="")


def material(library: Path, target: Path, pages: Sequence[plain.Plain]) -> Search:
    """Build the library's resources with plain MkDocs and return its search."""
    plain.make(library, target)
    measuring.run((sys.executable, *BUILD), target, ENVIRONMENT)
    return searches.material(target / "site", {page.address: page.id for page in pages})


def index_ours(library: Path, pages: Path, resources: int) -> Indexed:
    """Index what a build of the library gives to Pagefind. The pages are written to a folder first."""
    measuring.run((sys.executable, "-c", WRITE_PAGES, str(pages)), library, {"PYTHONPATH": "scripts"})
    return index(searches.OURS, pages, resources)


def index(name: str, site: Path, resources: int) -> Indexed:
    """Run Pagefind's command line over a folder of pages."""
    cost = measuring.run((sys.executable, "-m", "pagefind", "--site", str(site)), site, {})
    entry = json.loads((site / "pagefind" / ENTRY).read_text(encoding="utf-8"))
    count = sum(language["page_count"] for language in entry["languages"].values())
    return Indexed(name, resources, count, cost)
