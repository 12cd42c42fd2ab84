"""Mends one document, step by step: each mend is made, read again and kept only if nothing else has changed."""

import re
from collections.abc import Iterator

from library.reading.documents import Document
from library.reading.rereading import fields_of, reread
from library.rules.mending import in_return, layout, order, quotes, shapes, words
from library.rules.mending.meaning import is_lossless, meaning_of
from library.rules.mending.mend import Edit, Mend, Wanted, applied
from library.rules.mending.placed import Placed
from library.rules.metadata.records import forget
from library.rules.rule import Context

MOST = 2000
"""Mends of one document; far more than anybody needs, so that mending ends whatever happens."""
LOST_IN_READING = {"not-utf-8", "control-character"}
"""Where reading has put other signs in the place of what it could not read, writing would lose them."""
GUESSED = {"unreadable", "unquoted-sign", "joined-lines"}
"""While such a line is left, what the lines around it say is a guess, and nothing more is certain."""
OTHER_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
"""YAML begins a line at these and an editor does not, so that the two count differently."""


def is_whole(document: Document) -> bool:
    """Tell whether a document's text is all that its file holds."""
    return not any(trap.kind in LOST_IN_READING or trap.detail == "larger than 2 MB" for trap in document.traps)


def mended(document: Document, context: Context, wanted: Wanted) -> tuple[Document, tuple[Mend, ...]]:
    """Return the document with all that is certain mended, and the mends in the order in which they were made."""
    done: list[Mend] = []
    refused: set[tuple[Edit, ...]] = set()
    while len(done) < MOST:
        following = _next(document, context, wanted, refused)
        if following is None:
            break
        document, mend = following
        done.append(mend)
        forget(document, context)
    return document, tuple(done)


def _next(
    document: Document, context: Context, wanted: Wanted, refused: set[tuple[Edit, ...]]
) -> tuple[Document, Mend] | None:
    before = meaning_of(document)
    for mend in _proposed(document, context, wanted):
        if mend.edits in refused or not wanted(mend.rule, document, mend.line):
            continue
        changed = reread(document, applied(document.text, mend.edits))
        if changed.text != document.text and is_lossless(before, meaning_of(changed), mend):
            refused.clear()
            return changed, mend
        refused.add(mend.edits)
    return None


def _proposed(document: Document, context: Context, wanted: Wanted) -> Iterator[Mend]:
    yield from layout.mends(document)
    found = fields_of(document, document.text)
    if found is None or OTHER_LINE_ENDS.search(found.text):
        return
    placed = Placed(document, context)
    yield from quotes.mends(placed)
    yield from shapes.spaced(placed)
    if any(trap.kind in GUESSED for trap in found.traps):
        return
    yield from shapes.mends(placed)
    yield from words.mends(placed)
    yield from order.mends(document)
    yield from in_return.mends(placed, wanted)
