"""A snippet that is not a plain file in resources/snippets/."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.rule import Context, Rule, on_line, short

# As pymdownx.snippets reads them: https://facelessuser.github.io/pymdown-extensions/extensions/snippets/
MARKER = re.compile(r"[ \t]*(?P<escape>;*)-+8<-+(?:[ \t]+(?P<name>\"[^\"\n]+\"|'[^'\n]+'))?[ \t]*$")
PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.(?:md|txt)")
FOLDER = "resources/snippets"
DEEPEST = 5


def _check(document: Document, context: Context) -> Iterator[Finding]:
    body = document.body
    if not body or "8<" not in body.text:
        return
    folder = context.tree.root / FOLDER
    for line, column, name in _named(body.text.split("\n")):
        if problem := _problem(folder, name, DEEPEST):
            yield Finding(
                on_line(document, body.first_line + line, column),
                f"The snippet `{short(name)}` {problem}.",
                f"Name a file that lies in {FOLDER}/, such as `emergency.md`, or copy its words here",
            )


def _named(lines: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Go through the snippets that a text asks for: on one line, or between two lines of scissors."""
    in_block = False
    for row, line in enumerate(lines):
        marker = MARKER.match(line) if "8<" in line else None
        if marker and marker["escape"]:
            continue
        if marker and marker["name"]:
            if not in_block:
                name = marker["name"][1:-1].strip()
                if not name.startswith(";"):
                    yield row, marker.start("name") + 2, name
        elif marker:
            in_block = not in_block
        elif in_block and (name := line.strip()) and not name.startswith(";"):
            yield row, len(line) - len(line.lstrip()) + 1, name


def _problem(folder: Path, name: str, depth: int) -> str:
    if re.match(r"[a-zA-Z][\w+.-]*://", name):
        return "is on another website"
    if not PLAIN_NAME.fullmatch(name):
        return f"is not the plain name of a file in {FOLDER}/"
    return _problem_on_disk(folder, folder / name, depth)


def _problem_on_disk(folder: Path, path: Path, depth: int) -> str:
    if folder.is_symlink() or path.is_symlink():
        return "is a link to another place and not a file"
    if not path.is_file():
        return f"does not exist in {FOLDER}/"
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return "can't be read as text"
    for _, _, inner in _named(lines):
        if depth <= 0 or _problem(folder, inner, depth - 1):
            return f"asks for the snippet `{short(inner)}`, which is not a plain file in {FOLDER}/"
    return ""


RULE = Rule(
    name="snippet-outside",
    what="A snippet line (`--8<--`) names something else than a plain file in resources/snippets/.",
    why="Whatever it names is printed for everyone, and what does not exist leaves a hole that nobody sees.",
    check=_check,
)
