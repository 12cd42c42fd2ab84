"""The story of mending: read, mend what is certain until nothing more is, compare, write."""

import difflib
from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from library.catalogue.building import catalogue_of
from library.model.problem import Place
from library.reading.documents import Document
from library.reading.rereading import with_documents
from library.reading.tree import Tree, read_tree
from library.rules.mending import layout
from library.rules.mending.mend import Mend, Wanted
from library.rules.mending.mending import is_whole, mended
from library.rules.registry import RULES
from library.rules.rule import Context
from library.rules.running import ignores_in, is_ignored
from library.sinks import whole_files

CODES = {rule.name: code for code, rule in RULES.items()}
ENDINGS = (".md", ".yml")
"""What is mended. Captions have rules of their own about empty lines."""
MOST_ROUNDS = 12
"""One mend can make another certain, in another file too; each round begins with all of them read anew."""


@dataclass(frozen=True, slots=True)
class Mended:
    """One thing that was mended."""

    place: Place
    code: str
    """The code of the rule that finds the fault; empty for layout."""
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class MendedFile:
    """A file whose text is to change."""

    path: str
    before: str
    """What it said, with the line ends of every other file here."""
    after: str
    mends: tuple[Mended, ...]

    @property
    def diff(self) -> str:
        """The changed lines, as `git diff` shows them. What can't be seen in them stands among the mends."""
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True),
            self.after.splitlines(keepends=True),
            f"a/{self.path}",
            f"b/{self.path}",
        )
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def fix(
    root: Path, *, today: date | None = None, only: Collection[str] = (), ignore: Collection[str] = ()
) -> tuple[MendedFile, ...]:
    """Return what would be mended below `root`, and write nothing.

    `only` and `ignore` take codes or the beginnings of codes. With `only`, layout is left alone.
    """
    tree = read_tree(root)
    first = {document.path: document for document in tree.documents if _is_ours(document, root)}
    last, done = mend_tree(tree, first, today or datetime.now(tz=UTC).date(), _wanted(only, ignore))
    texts = {document.path: document.text for document in last.documents}
    files = (
        _file(root, document, texts[path], done.get(path, ()), layout_too=not only) for path, document in first.items()
    )
    return tuple(file for file in files if file.mends)


def mend_tree(
    tree: Tree, paths: Container[str], today: date, wanted: Wanted
) -> tuple[Tree, Mapping[str, tuple[Mended, ...]]]:
    """Return the tree with the documents at these paths mended, and what was mended in each."""
    done: dict[str, tuple[Mended, ...]] = {}
    for _ in range(MOST_ROUNDS):
        context = Context(tree, catalogue_of(tree), today)
        changed: dict[str, Document] = {}
        for document in tree.documents:
            if document.path in paths:
                better, mends = mended(document, context, wanted)
                if mends:
                    changed[document.path] = better
                    told = tuple(_told(document.path, mend) for mend in mends)
                    done[document.path] = (*done.get(document.path, ()), *told)
        if not changed:
            break
        tree = with_documents(tree, changed)
    return tree, done


def write(root: Path, files: Collection[MendedFile]) -> None:
    """Put every mended text in its file's place. A link is left alone: what it leads to may be anybody's."""
    for file in files:
        path = root / file.path
        if not path.is_symlink():
            whole_files.put(path, file.after.encode())


def _is_ours(document: Document, root: Path) -> bool:
    path = root / document.path
    return document.path.endswith(ENDINGS) and is_whole(document) and path.is_file() and not path.is_symlink()


def _file(root: Path, document: Document, after: str, mends: tuple[Mended, ...], *, layout_too: bool) -> MendedFile:
    said = layout.of_bytes((root / document.path).read_bytes()) if layout_too or mends else ()
    invisible = tuple(_told(document.path, Mend("", 1, 1, what, ())) for what in said)
    return MendedFile(document.path, document.text, after, (*invisible, *mends))


def _told(path: str, mend: Mend) -> Mended:
    return Mended(Place(path, mend.line, mend.column), CODES.get(mend.rule, ""), mend.rule or "layout", mend.what)


def _wanted(only: Collection[str], ignore: Collection[str]) -> Wanted:
    def wanted(rule: str, document: Document, line: int) -> bool:
        code = CODES.get(rule, "")
        if (only and not (code and code.startswith(tuple(only)))) or (
            code and ignore and code.startswith(tuple(ignore))
        ):
            return False
        return not (code and is_ignored(code, line, ignores_in(document.text)))

    return wanted
