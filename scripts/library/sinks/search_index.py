"""Has Pagefind index the library's words, beside the build and not after it.

Pagefind's command line reads plain pages from a folder and writes an index that browsers fetch in small pieces.
It is started once the pages' words are known, works while the renderer does, and is waited for at the end.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from library.catalogue import addresses

NOT_USED = ("pagefind-*.js", "pagefind-*.css", "wasm.unknown.pagefind")
"""What Pagefind writes for its own user interface, for its worker and for languages that are not ours."""
MARK = b"pagefind_dcd"
"""What every file of the index begins with, once unpacked."""
SMALLEST_PIECE, LARGEST_PIECE = 3_000, 20_000
"""Places of words in one piece of the index. The largest is Pagefind's own choice."""


class SearchIndexError(Exception):
    """The index could not be made."""


class SearchIndex:
    """One index on its way."""

    def __init__(self, pages: Iterable[tuple[str, str]]) -> None:
        """Write the pages where Pagefind reads them, and start it. `pages` gives a path and a page's HTML each."""
        self._folder = Path(tempfile.mkdtemp(prefix="library-search-"))
        source = self._folder / "pages"
        count = sum(_write(source / path, page) for path, page in pages)
        self._engine = self._folder / "engine"
        self._process = self._started(source, count) if count else None

    def _started(self, source: Path, count: int) -> subprocess.Popen[str]:
        # A small library's words fit into a few large pieces, and every search would fetch most of them.
        piece = min(LARGEST_PIECE, SMALLEST_PIECE + 9 * count)
        return subprocess.Popen(
            [sys.executable, "-m", "pagefind", "--site", source, "--output-path", self._engine, "--quiet"],
            env={**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(piece)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )

    def deliver(self, site: Path) -> None:
        """Wait for the index and put it into the site."""
        try:
            if self._process:
                said, _ = self._process.communicate()
                if self._process.returncode:
                    raise SearchIndexError(f"The search index could not be made. Pagefind says:\n{said.strip()}")
                self._put(site)
        finally:
            self.discard()

    def _put(self, site: Path) -> None:
        for pattern in NOT_USED:
            for file in self._engine.glob(pattern):
                file.unlink()
        target = site / addresses.SEARCH_ENGINE
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self._engine, target)
        (site / addresses.SEARCH_PLACES).write_text(places(self._engine), encoding="utf-8")

    def discard(self) -> None:
        """Stop, and leave nothing behind."""
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.communicate()
        shutil.rmtree(self._folder, ignore_errors=True)


def _write(file: Path, page: str) -> bool:
    file.parent.mkdir(parents=True, exist_ok=True)
    return bool(file.write_text(page, encoding="utf-8"))


def places(engine: Path) -> str:
    """Return which of the index's pages is which resource, in the order of the permanent ids as on the shelf."""
    found = {}
    for file in engine.glob("fragment/*.pf_fragment"):
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(MARK))
        found[page["meta"]["id"]] = file.stem
    return json.dumps({"pages": " ".join(found[resource_id] for resource_id in sorted(found))}) + "\n"
