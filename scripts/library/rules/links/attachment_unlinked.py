"""A file beside index.md that nothing leads to."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from library.catalogue.linking import Kind
from library.model.nodes import Mapping, Node, Scalar, Sequence
from library.model.problem import Finding, Place, Severity
from library.reading.documents import Document
from library.reading.films import STILLS
from library.reading.tree import Beside
from library.rules.links.targets import targets_of
from library.rules.rule import Context, Rule, short

COMPANIONS = {
    ".vtt": "captions and chapters belong to the video of the same name",
    ".yml": "data that the library reads, such as the questions of a survey, and no reader opens",
    ".md": "a unit of a course, which its course leads to",
}
"""Files that need no link of their own, by their ending, with why."""
COMPANION_NAMES = ("poster.", "transcript.")
"""Beginnings of names that belong to a video in the same folder."""


def _linked(context: Context) -> set[str]:
    kept = context.cache.get("linked files")
    if not isinstance(kept, set):
        kept = {
            found.path
            for document in context.tree.documents
            for _, found in targets_of(document, context)
            if found.kind in {Kind.ATTACHMENT, Kind.MISSING, Kind.OURSELVES}
        }
        context.cache["linked files"] = kept
    return kept


def _check(document: Document, context: Context) -> Iterator[Finding]:
    files = context.tree.beside.get(document.path, ())
    loose = [file for file in files if file.path not in _linked(context) and not _is_companion(file)]
    if not loose:
        return
    named = set(_values(document.front)) if document.front else set()
    film = context.tree.films.get(document.path)
    if film and film.plan and film.plan.front:
        named |= set(_values(film.plan.front))
    for file in loose:
        if file.name not in named and not (film and file.name.startswith(f"{STILLS}/")):
            yield Finding(
                Place(file.path),
                f"Nothing on the page leads to `{short(file.name)}`.",
                f"[What the file is]({file.name.replace(' ', '%20')})",
            )


def _is_companion(file: Beside) -> bool:
    name = PurePosixPath(file.name).name.lower()
    hidden = any(part.startswith(".") for part in file.name.split("/"))
    ending = PurePosixPath(name).suffix
    return hidden or file.is_symlink or ending in COMPANIONS or name.startswith(COMPANION_NAMES)


def _values(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text.removeprefix("./")
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _values(item)
    elif isinstance(node, Mapping):
        for _, value in node.entries:
            yield from _values(value)


RULE = Rule(
    name="attachment-unlinked",
    what="A file lies beside index.md, and no page links to it or shows it.",
    why="Somebody made it for readers, and no reader can reach it.",
    severity=Severity.WARNING,
    check=_check,
)
