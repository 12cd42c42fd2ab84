"""A PDF that does things when somebody opens it."""

import re
import zlib
from collections.abc import Iterator

from library.model.problem import Finding
from library.rules.media.files import content, files_beside, place_of
from library.rules.rule import Context, Rule, short

GAP = rb"(?:[\s\0]|%[^\r\n]{0,200}[\r\n])*"
"""What may stand between two words of a PDF: spaces and remarks."""
VALUE = GAP + rb"(?:<|\[|\d+\s+\d+\s+R)"
KINDS = (
    (
        "a script",
        re.compile(rb"/S" + GAP + rb"/JavaScript\b|/JavaScript" + VALUE + rb"|/JS" + GAP + rb"(?:[(<]|\d+\s+\d+\s+R)"),
    ),
    ("an order to start another program", re.compile(rb"/S" + GAP + rb"/Launch\b")),
    (
        "another file packed inside it",
        re.compile(rb"/Type" + GAP + rb"/EmbeddedFile\b|/EmbeddedFiles" + VALUE),
    ),
)
WORDS = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"stream\r?\n?")
MOST_EACH = 2_000_000
MOST_IN_ALL = 60_000_000
"""A small PDF can swell to gigabytes. What lies beyond is not looked at."""


def _check_all(context: Context) -> Iterator[Finding]:
    for file in files_beside(context, frozenset({"pdf"})):
        for kind in active_parts(content(file)):
            yield Finding(
                place_of(file),
                f"The PDF `{short(file.name)}` holds {kind}.",
                "Print it to a new PDF and use that one",
            )


def active_parts(data: bytes) -> tuple[str, ...]:
    """Return what a PDF holds besides pages."""
    found: set[str] = set()
    for part in _parts(data):
        plain = ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), part) if b"#" in part else part
        if any(word in plain for word in WORDS):
            found |= {kind for kind, pattern in KINDS if pattern.search(plain)}
    return tuple(kind for kind, _ in KINDS if kind in found)


def _parts(data: bytes) -> Iterator[bytes]:
    """Yield the file itself, and each of its compressed parts as far as they can be read."""
    yield data
    left, view = MOST_IN_ALL, memoryview(data)
    for start in (match.end() for match in STREAM.finditer(data)):
        if left <= 0 or not _is_deflated(data, start):
            continue
        end = data.find(b"endstream", start)
        part = _inflated(view[start : end if end > 0 else len(data)])
        left -= len(part)
        yield part


def _is_deflated(data: bytes, start: int) -> bool:
    """Tell from the two bytes with which zlib begins: https://www.rfc-editor.org/rfc/rfc1950#section-2.2"""
    head = data[start : start + 2]
    return len(head) == 2 and head[0] & 0x0F == 8 and int.from_bytes(head, "big") % 31 == 0


def _inflated(data: memoryview) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, MOST_EACH)
    except zlib.error:
        return b""


RULE = Rule(
    name="pdf-with-script",
    what="A PDF holds a script, starts a program or carries another file inside it.",
    why="Opening a leaflet must never start anything on a practitioner's or a family's computer.",
    check_all=_check_all,
)
