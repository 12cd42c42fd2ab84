"""What is to change, in memory: texts of files and at most one folder that moves."""

import difflib
import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from library.reading.yaml_edits import CannotEdit
from library.sinks import whole_files

PUBLISHED = "resources/published.txt"
MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was changed, and what to do."""

    message: str


@dataclass(frozen=True, slots=True)
class Done:
    """What was changed, or would be."""

    summary: tuple[str, ...]
    """What happens, a line each."""
    diff: str
    """Every changed line of every file."""
    read_again: tuple[str, ...] = ()
    """Places that a person should read, because only a person can tell whether the words still fit."""

    @property
    def changed(self) -> bool:
        """Tell whether there was anything to do."""
        return bool(self.diff)


class Refused(Exception):  # noqa: N818  never leaves a command
    """Ends the work on a plan before anything is written."""


@dataclass
class Plan:
    """Texts as they are and as they will be. Paths are POSIX, from the repository's top folder, before any move."""

    root: Path
    move: tuple[str, str] | None = None
    """A folder, and where it goes."""
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)

    def text(self, path: str) -> str:
        """Return a file's text as it will be."""
        if path not in self.after:
            self.before[path] = self.after[path] = _text(self.root / path, path)
        return self.after[path]

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        """Change a file's text."""
        old = self.text(path)
        try:
            self.after[path] = change(old)
        except (CannotEdit, ValueError, IndexError) as error:
            raise Refused(
                f"{path} is written in a way that only a person can change safely. Change it first."
            ) from error

    def append(self, lines: tuple[str, ...]) -> None:
        """Put lines at the end of the list of published addresses."""
        if lines:
            self.edit(PUBLISHED, lambda text: "\n".join((*text.rstrip("\n").split("\n"), *lines, "")).lstrip("\n"))

    def moved(self, path: str) -> str:
        """Return where a file will be."""
        if self.move and (path == self.move[0] or path.startswith(f"{self.move[0]}/")):
            return self.move[1] + path.removeprefix(self.move[0])
        return path

    @property
    def changes(self) -> dict[str, str]:
        """The texts that differ, by their paths before any move."""
        return {path: text for path, text in sorted(self.after.items()) if text != self.before[path]}

    @property
    def diff(self) -> str:
        """Every changed line, as `git diff` shows it."""
        return "\n".join(self._diff())

    def _diff(self) -> Iterator[str]:
        if self.move:
            yield f"move {self.move[0]}/ → {self.move[1]}/"
        for path, text in self.changes.items():
            old = self.before[path].split("\n")
            yield from difflib.unified_diff(old, text.split("\n"), path, self.moved(path), lineterm="", n=1)

    def write(self, root: Path) -> None:
        """Write everything below `root`. Whatever stops it half-way, the files are as they were."""
        undo: list[Callable[[], object]] = []
        try:
            if self.move:
                _move(root / self.move[0], root / self.move[1], undo)
            for path, text in self.changes.items():
                _write(root / self.moved(path), text, undo)
        except BaseException:
            for step in reversed(undo):
                step()
            raise


def _move(old: Path, new: Path, undo: list[Callable[[], object]]) -> None:
    if not new.parent.is_dir():
        new.parent.mkdir()
        undo.append(new.parent.rmdir)
    old.rename(new)
    undo.append(lambda: new.rename(old))


def _write(file: Path, text: str, undo: list[Callable[[], object]]) -> None:
    was = file.read_bytes() if file.is_file() else None
    data = text.encode()
    if was is not None and b"\r\n" in was:
        data = data.replace(b"\n", b"\r\n")
    undo.append(lambda: file.unlink(missing_ok=True) if was is None else whole_files.put(file, was))
    whole_files.put(file, data)


def _text(file: Path, path: str) -> str:
    """Return a file's text with Unix line ends. A mark at its front stays a part of the text."""
    if not file.is_file():
        return ""
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(f"{path} is not saved as UTF-8. Save it so, and try again.") from error
    lines = text.count("\n")
    if text.count("\r") not in {0, lines} or text.count("\r\n") not in {0, lines}:
        raise Refused(f"{path} has line ends of several kinds. Save it with one kind, and try again.")
    return text.replace("\r\n", "\n")


def relative(path: str, document: str) -> str:
    """Return how one file names another."""
    return posixpath.relpath(path, posixpath.dirname(document))
