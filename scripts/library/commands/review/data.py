"""What is known of a proposed change, as it travels from the half that has no rights to the half that posts.

The file may have been written by anybody: `read` keeps what has the right shape and size, and refuses the rest.
It holds no address of a page on the web, no number of a proposal and no sentence of ours. Those come from GitHub
and from our own code.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from library.commands.review import harmless
from library.commands.review.untrusted import UnusableError, opened

VERSION = 1
NAME = "review.json"
MOST_BYTES = 1_000_000
MOST_PROBLEMS = 200
MOST_PAGES = 400
MOST_FILES = 400
MOST_WORDS = 700
SEVERITIES = ("error", "warning")
CHANGES = ("new", "changed", "gone")
NOTES = ("not-built", "nothing-before", "style-changed", "no-pictures")
"""What may be said besides, in words of `comment`."""
CODE = re.compile(r"[A-Z]{3}\d{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A problem as it is told."""

    code: str
    severity: str
    path: str
    line: int
    message: str
    why: str
    instead: str = ""
    """The next step in words, where there is no exact line."""
    replacement: str = ""
    """The whole line as it should be; empty where nobody can know it."""
    yours: bool = True
    """Whether the proposal touches the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site that differs."""

    address: str
    """From the site's top, such as `resources/first-tool/`."""
    title: str
    change: str
    yours: bool = False
    """Whether a file of the proposal makes this page; others only show something of it."""
    pictured: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything that a comment tells."""

    resources: int = 0
    """How many were checked."""
    files: tuple[str, ...] = ()
    """The files of resources/ that the proposal adds or changes."""
    remarks: tuple[Remark, ...] = ()
    pages: tuple[Page, ...] = ()
    more_remarks: int = 0
    """How many did not fit."""
    more_pages: int = 0
    notes: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Remark, ...]:
        """What stops the proposal."""
        return tuple(remark for remark in self.remarks if remark.severity == "error")

    @property
    def warnings(self) -> tuple[Remark, ...]:
        """What is worth a look."""
        return tuple(remark for remark in self.remarks if remark.severity == "warning")


def write(review: Review) -> str:
    """Return the file's text."""
    return json.dumps({"version": VERSION, **asdict(review)}, indent=1) + "\n"


def read(data: bytes) -> Review:
    """Understand a file that somebody else may have written."""
    found = opened(data, MOST_BYTES)
    if found.get("version") != VERSION:
        raise UnusableError("It is of another version.")
    return Review(
        resources=_number(found, "resources"),
        files=tuple(_path({"path": item}) for item in _list(found, "files", MOST_FILES)),
        remarks=tuple(_remark(item) for item in _list(found, "remarks", MOST_PROBLEMS)),
        pages=tuple(_page(item) for item in _list(found, "pages", MOST_PAGES)),
        more_remarks=_number(found, "more_remarks"),
        more_pages=_number(found, "more_pages"),
        notes=tuple(_chosen({"note": item}, "note", NOTES) for item in _list(found, "notes", len(NOTES))),
    )


def _remark(item: Any) -> Remark:
    code = _text(item, "code", 6)
    if not CODE.fullmatch(code):
        raise UnusableError("A code is none of ours.")
    return Remark(
        code=code,
        severity=_chosen(item, "severity", SEVERITIES),
        path=_path(item),
        line=max(1, _number(item, "line")),
        message=_text(item, "message", MOST_WORDS),
        why=_text(item, "why", MOST_WORDS),
        instead=_text(item, "instead", MOST_WORDS),
        replacement=_text(item, "replacement", MOST_WORDS, shown=harmless.row),
        yours=_flag(item, "yours"),
    )


def _page(item: Any) -> Page:
    return Page(
        address=_path(item, "address"),
        title=_text(item, "title", 200),
        change=_chosen(item, "change", CHANGES),
        yours=_flag(item, "yours"),
        pictured=_flag(item, "pictured"),
    )


def _list(found: Any, name: str, most: int) -> list[Any]:
    value = _of(found, name)
    if not isinstance(value, list) or len(value) > most:
        raise UnusableError(f"`{name}` is no list of at most {most}.")
    return value


def _of(found: Any, name: str) -> Any:
    if not isinstance(found, dict) or name not in found:
        raise UnusableError(f"`{name}` is missing.")
    return found[name]


def _text(found: Any, name: str, most: int, shown: Any = harmless.line) -> str:
    value = _of(found, name)
    if not isinstance(value, str) or len(value) > most:
        raise UnusableError(f"`{name}` is no text of at most {most} characters.")
    return str(shown(value))


def _path(found: Any, name: str = "path") -> str:
    value = _text(found, name, 300)
    parts = value.rstrip("/").split("/") if value else []
    if "\\" in value or value.startswith("/") or any(part in {"", ".", ".."} for part in parts):
        raise UnusableError(f"`{name}` is no path inside the repository.")
    return value


def _number(found: Any, name: str) -> int:
    value = _of(found, name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 10_000_000:
        raise UnusableError(f"`{name}` is no number.")
    return value


def _flag(found: Any, name: str) -> bool:
    value = _of(found, name)
    if not isinstance(value, bool):
        raise UnusableError(f"`{name}` is neither true nor false.")
    return value


def _chosen(found: Any, name: str, words: Iterable[str]) -> str:
    value = _text(found, name, 40)
    if value not in words:
        raise UnusableError(f"`{name}` is none of its words.")
    return value
