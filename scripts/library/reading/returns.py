"""Goes through a folder of returns one at a time, so that any number of them fits into a small memory.

A return is a JSON file; a file that ends in `.jsonl` holds one in each line.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from library.model.returned import ReturnNote, Weight

MOST_BYTES = 1_000_000
"""A filled form has a few thousand. What is larger is something else."""
BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Sent:
    """What one file, or one line of a file, holds; or why it can't be read."""

    file: str
    content: dict[str, Any] = field(default_factory=dict, repr=False)
    fault: ReturnNote | None = None


def read_returns(folder: Path) -> Iterator[Sent]:
    """Go through everything in a folder and those in it, in the order of the names."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(parent) / name
            yield from _read(path, path.relative_to(folder).as_posix().encode("utf-8", "replace").decode("utf-8"))


def _read(path: Path, name: str) -> Iterator[Sent]:
    ending = path.suffix.lower()
    if ending not in {".json", ".jsonl"} or path.is_symlink() or not path.is_file():
        yield _refused(name, "This is no return.", "A return is a file that ends in .json, saved by the form’s page.")
        return
    try:
        with path.open("rb") as file:
            if ending == ".jsonl":
                yield from _lines(file, name)
            else:
                yield _parsed(file.read(MOST_BYTES + 1), name)
    except OSError:
        yield _refused(name, "The file can’t be opened.", "Copy it here again, or ask for it again.")


def _lines(file: BinaryIO, name: str) -> Iterator[Sent]:
    number = 0
    while line := file.readline(MOST_BYTES + 1):
        number += 1
        if len(line) > MOST_BYTES and not line.endswith(b"\n"):
            _skip_to_the_end(file)
        if line.strip():
            yield _parsed(line, f"{name}, line {number}")


def _skip_to_the_end(file: BinaryIO) -> None:
    while (rest := file.readline(BLOCK)) and not rest.endswith(b"\n"):
        pass


def _parsed(data: bytes, name: str) -> Sent:
    if len(data) > MOST_BYTES:
        return _refused(
            name, "This is larger than 1 MB. A return is far smaller.", "Ask for the file that the form’s page saves."
        )
    try:
        content = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError:
        return _refused(name, "This is not written in UTF-8.", "Ask for the file as the form’s page saved it.")
    except json.JSONDecodeError as error:
        return _refused(
            name,
            f"This can’t be read from line {error.lineno}, column {error.colno} on: it may be cut short.",
            "Ask for the file again, unopened and unchanged.",
        )
    except (ValueError, RecursionError):
        return _refused(name, "This holds something that no return holds.", "Ask for the file again.")
    if not isinstance(content, dict):
        return _refused(name, "This is no return.", "Ask for the file that “Save the return” on the form’s page makes.")
    return Sent(name, content)


def _no_number(word: str) -> None:
    raise ValueError(word)


def _refused(name: str, message: str, instead: str) -> Sent:
    return Sent(name, fault=ReturnNote(name, "", message, instead, Weight.REFUSED))
