"""What a first result makes a browser fetch, by kinds of files."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from library.commands.bench.search.host import Sent

PAGE = "page"
KINDS = (
    ("word chunks", r"\.pf_index$"),
    ("fragments", r"\.pf_fragment$"),
    ("index meta", r"\.pf_meta$|pagefind-entry\.json$"),
    ("filters", r"\.pf_filter$"),
    ("WASM", r"/wasm\.[^/]+$|\.wasm$"),
    ("engine", r"(^|/)(pagefind|search/engine)/[^/]+\.js$|/workers/search\.[^/]+$|/lunr/"),
    ("whole index", r"(^|/)search_index\.json$"),
    ("cards", r"(^|/)search/cards/"),
    ("shelf", r"(^|/)search/shelf\.json$"),
    ("places", r"(^|/)search/places\.json$"),
    ("vocabulary", r"(^|/)search/((words|terms)/)?[^/]+\.json$"),
)
"""Files that only a search fetches."""
SCRIPTS, STYLES, OTHER = "our scripts", "our styles", "other"
"""Files of a searching page that an ordinary page of the same site doesn't fetch."""
ORDER = (*(name for name, _ in KINDS), SCRIPTS, STYLES, OTHER, PAGE)


@dataclass(frozen=True, slots=True)
class Transfer:
    """What was sent for one first result, in bytes."""

    kinds: Mapping[str, int]
    """Until the results were there."""
    later: int
    """Once they were there."""
    requests: int
    """Until then, without those of the page itself."""

    @property
    def search(self) -> int:
        """Everything that was fetched to search."""
        return sum(size for kind, size in self.kinds.items() if kind != PAGE)

    @property
    def page(self) -> int:
        """The page itself: its HTML, and what an ordinary page fetches too."""
        return self.kinds.get(PAGE, 0)


def transfer(sent: Iterable[Sent], ordinary: Collection[str], shown: float) -> Transfer:
    """Sort what was sent. `ordinary` are the paths that a page without a search fetches; `shown` is when it ended."""
    kinds: Counter[str] = Counter()
    later = requests = 0
    for item in sent:
        kind = kind_of(item.path, ordinary)
        if item.at > shown:
            later += item.size
            continue
        kinds[kind] += item.size
        requests += kind != PAGE
    return Transfer(dict(kinds), later, requests)


def kind_of(path: str, ordinary: Collection[str]) -> str:
    """Return which kind of file this is."""
    for kind, pattern in KINDS:
        if re.search(pattern, path):
            return kind
    if path in ordinary or path.endswith(("/", ".html")) or not path:
        return PAGE
    return {"js": SCRIPTS, "css": STYLES}.get(path.rpartition(".")[2], OTHER)
