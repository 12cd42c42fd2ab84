"""Two built sites side by side: which pages are new, which differ and which are gone."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from library.commands.review.data import Page

HASHED = re.compile(r"(?<=[./_=?-])[0-9a-f]{8,64}(?=[./\"'&_-])")
"""What stands in the names of our own styles and scripts and changes with their content."""
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
BODY = re.compile(r"<body\b.*", re.DOTALL)
ORDER = {"new": 0, "changed": 1, "gone": 2}
LOOKS = {".css", ".js"}
SKIPPED = ("404.html",)


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs."""

    pages: tuple[Page, ...]
    """Those that the proposal's own files make come first."""
    style_changed: bool
    """Whether every page may look different."""


def compare(before: Path, after: Path, sources: Iterable[str]) -> Compared:
    """Return the pages that differ between two folders. `sources` are the files that the proposal touches."""
    old, new = _pages(before), _pages(after)
    own = {address for source in sources if (address := _address_of(source))}
    found = [
        Page(
            address=address,
            title=_title((after if address in new else before) / _file(address)),
            change=change,
            yours=_belongs(address, own),
        )
        for address in old.keys() | new.keys()
        if (change := _change(address, old, new))
    ]
    ordered = sorted(found, key=lambda page: (not page.yours, ORDER[page.change], page.address))
    return Compared(tuple(ordered), _looks(before) != _looks(after))


def _change(address: str, old: Mapping[str, str], new: Mapping[str, str]) -> str:
    if address not in old:
        return "new"
    if address not in new:
        return "gone"
    return "changed" if old[address] != new[address] else ""


def _pages(site: Path) -> dict[str, str]:
    """Return each page's address with a mark of what readers see on it."""
    names = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return {_address(name): _mark(site / name) for name in names if name not in SKIPPED}


def _address(name: str) -> str:
    return name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name


def _file(address: str) -> str:
    return f"{address}index.html" if not address or address.endswith("/") else address


def _mark(path: Path) -> str:
    text = path.read_text(encoding="utf-8", errors="replace")
    title, body = TITLE.search(text), BODY.search(text)
    seen = (title[0] if title else "") + (body[0] if body else text)
    return hashlib.sha256(HASHED.sub("", seen).encode()).hexdigest()


def _title(path: Path) -> str:
    found = TITLE.search(path.read_text(encoding="utf-8", errors="replace"))
    # The library's own name stands behind every title.
    return " ".join(unescape(found[1]).split(" · ")[0].split())[:200] if found else ""


def _address_of(source: str) -> str:
    """Return where the page of a file in resources/ or docs/ stands."""
    parts = source.split("/")
    if parts[0] == "resources" and len(parts) > 3:
        return f"resources/{parts[2]}/"
    if source.startswith("resources/themes/"):
        return f"themes/{Path(source).stem}/"
    if parts[0] == "docs" and source.endswith(".md"):
        name = source.removeprefix("docs/").removesuffix(".md").removesuffix("index")
        return f"{name.rstrip('/')}/" if name else ""
    return ""


def _belongs(address: str, own: set[str]) -> bool:
    return any(address == each or address.startswith(each) for each in own if each)


def _looks(site: Path) -> set[tuple[str, str]]:
    paths = (path for path in site.rglob("*") if path.suffix in LOOKS and path.is_file())
    return {(path.suffix, hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths}
