"""Follows the guide to a first resource as a newcomer would, and keeps what each step showed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess

from tests.commands.small_library import ROOT, Library, ran, surroundings

PAGE = ROOT / "docs/contribute/first-resource.md"
PICTURES = PAGE.parent / "pictures"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PICTURE = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\(pictures/(?P<name>[a-z-]+)\.webp\)"
    r'\{ width="(?P<width>\d+)" height="(?P<height>\d+)" loading="lazy" \}'
)
FIELD = re.compile(r"^(\w+):", re.MULTILINE)
HELP_SHOWN = 20
"""Lines of the new file that the first picture shows."""


@dataclass(frozen=True)
class Guide:
    """What the page asks for."""

    text: str = field(default_factory=lambda: PAGE.read_text(encoding="utf-8"))

    def blocks(self, language: str) -> list[str]:
        """Return what stands in its boxes of one language, in their order."""
        return [words for name, words in BLOCK.findall(self.text) if name == language]

    @property
    def pictures(self) -> dict[str, dict[str, str]]:
        """What the page says of each picture, by its name: the words for it, its width and its height."""
        return {found["name"]: found.groupdict() for found in PICTURE.finditer(self.text)}

    @property
    def file(self) -> str:
        """The file that the guide says will be made."""
        (named, *_) = re.findall(r"`(resources/\S+/index\.md)`", self.text)
        return str(named)


@dataclass(frozen=True)
class Followed:
    """What was there after each step."""

    library: Library
    begun: CompletedProcess[str]
    new_file: str
    faulty: CompletedProcess[str]
    mended: CompletedProcess[str]
    built: CompletedProcess[str]


def follow(folder: Path) -> Followed:
    """Do everything that the guide says, in a copy of the small library."""
    guide = Guide()
    library = Library.copied(folder / "library")
    _freshly_reviewed(library)
    begin, check, build = guide.blocks("sh")
    fields, mended = guide.blocks("yaml")
    (body,) = guide.blocks("markdown")
    file = library.root / guide.file
    begun = _typed(begin, library)
    new_file = file.read_text(encoding="utf-8")
    file.write_text(_filled_in(new_file, fields, body), encoding="utf-8")
    faulty = _typed(check, library)
    file.write_text(_filled_in(file.read_text(encoding="utf-8"), mended, body), encoding="utf-8")
    return Followed(library, begun, new_file, faulty, _typed(check, library), _typed(build, library))


def _freshly_reviewed(library: Library) -> None:
    # The library's own pages must not fall due while time goes by.
    today = datetime.now(tz=UTC).date().isoformat()
    for page in library.root.glob("resources/*/*/index.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"(?m)^reviewed: .*$", f"reviewed: {today}", text), encoding="utf-8")


def _typed(line: str, library: Library) -> CompletedProcess[str]:
    """Run what the guide says to type, in the library's folder."""
    program, script, *rest = re.findall(r'"[^"]*"|\S+', line)
    assert program == "python3"
    command = library.command(Path(script).name, *(word.strip('"') for word in rest))
    return ran(command, library.root, **surroundings())


def _filled_in(text: str, fields: str, body: str) -> str:
    """Put fields in the place of those of the same name, and a body in the place of the old one."""
    _, front, _ = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    lines = front.split("\n")
    for name, written in _by_name(fields):
        start = next(row for row, line in enumerate(lines) if line.startswith(f"{name}:"))
        end = next((row for row in range(start + 1, len(lines)) if not lines[row].startswith(" ")), len(lines))
        lines[start:end] = written.rstrip("\n").split("\n")
    return "---\n" + "\n".join(lines) + "---\n" + body


def _by_name(fields: str) -> Iterator[tuple[str, str]]:
    starts = [found.start() for found in FIELD.finditer(fields)]
    for start, end in zip(starts, [*starts[1:], len(fields)], strict=True):
        yield FIELD.match(fields[start:])[1], fields[start:end]  # type: ignore[index]  # every part begins with a name


def first_lines(new_file: str) -> str:
    """Return the part of the new file that the picture shows."""
    return "\n".join(new_file.split("\n")[:HELP_SHOWN])
