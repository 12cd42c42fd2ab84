"""A path that leads out of resources/."""

from collections.abc import Iterator

from library.catalogue.linking import Kind
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.links.targets import place_of, targets_of
from library.rules.rule import Context, Rule, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for link, found in targets_of(document, context):
        if found.kind is not Kind.OUTSIDE:
            continue
        reason = "has a backslash" if "\\" in link.target else "leads out of the folder resources/"
        yield Finding(
            place_of(document, link),
            f"`{short(link.target)}` {reason}.",
            found.suggestion or "Put the file beside index.md and write its name alone",
        )


RULE = Rule(
    name="path-traversal",
    what="A link or a picture names a file outside resources/ or on somebody's computer, or has a backslash.",
    why="A file on an editor's computer opens for nobody else, and one outside resources/ may hold what "
    "readers were never meant to see.",
    check=_check,
)
