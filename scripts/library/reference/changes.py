"""Shows what an example changes in a small library, part by part, in the editor's own format."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from library.reference.markdown import fenced

PARTS = {
    "front": "The fields at the top:",
    "text": "The whole of `index.md`:",
    "body": "The words of the page:",
    "append": "The words of the page:",
}
MAILBOX = re.compile(r"(\b\w{2})([\w.+-]+)(?=@)")
NUMBER = re.compile(r"(\d{1,2})((?:[ /.-]?\d)+)")
PICTURES = {
    "exif": "a photo that holds the place where it was taken",
    "plain": "a picture",
}


def shown(change: Mapping[str, Any]) -> Iterator[str]:
    """Return each part of a change as a paragraph and a block of what stands there."""
    if removed := change.get("remove"):
        yield f"Without {_listed(f'`{name}`' for name in removed)}."
    for part, lead in PARTS.items():
        if part in change:
            yield lead
            yield fenced(str(change[part]))
    for name, content in change.get("files", {}).items():
        yield from _file(name, content)
    if change.get("release"):
        yield "Checked with `python3 scripts/check.py --release`."


def hidden(change: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a change with most of each number and mailbox hidden, as they could be somebody's."""
    return {part: _without_numbers(words) if part in PARTS else words for part, words in change.items()}


def _without_numbers(words: str) -> str:
    lines = (MAILBOX.sub(_dotted, line) for line in words.split("\n"))
    return "\n".join(NUMBER.sub(_dotted, line) for line in lines)


def _dotted(match: re.Match[str]) -> str:
    return match[1] + re.sub(r"\w", "•", match[2])


def _listed(names: Iterable[str]) -> str:
    return " and ".join(names)


def _file(name: str, content: Any) -> Iterator[str]:
    if isinstance(content, str) and content.strip():
        yield f"The file {_code(name)}:"
        yield fenced(content)
        return
    if content is None:
        yield f"There is no {_code(name)}."
        return
    yield f"The file {_code(name)}: {_in_words(name, content)}."


def _in_words(name: str, content: Any) -> str:
    match content:
        case str():
            return "empty"
        case {"symlink": str(target)}:
            return f"a link that leads to {_code(target)}"
        case {"bytes": int(count)}:
            return f"{count:,} bytes long"
        case {"png": kind} | {"picture": kind}:
            return _picture(kind)
        case {"film": how}:
            return _film(how)
        case _:
            ending = posixpath.splitext(name)[1]
            return f"a {ending} file that can't be shown here" if ending else "a file that can't be shown here"


def _picture(kind: Any) -> str:
    return PICTURES[kind] if isinstance(kind, str) else f"a picture, {kind[0]} wide and {kind[1]} high"


def _film(how: Mapping[str, Any]) -> str:
    """Return a film in words, from how the case makes it."""
    seconds = how.get("seconds", 2)
    said = [f"a film of {seconds} seconds"]
    if codec := how.get("codec"):
        said.append("without a picture" if codec == "none" else f"with its picture in {codec.removeprefix('lib')}")
    if audio := how.get("audio"):
        said.append(f"with its sound in {audio.removeprefix('lib')}")
    if pixels := how.get("pixels"):
        said.append(f"with colours in {pixels}")
    if how.get("faststart") is False:
        said.append("saved without “fast start”")
    if size := how.get("padded_to"):
        said.append(f"{size:,} bytes long")
    return ", ".join(said)


def _code(name: str) -> str:
    marks = "``" if "`" in name else "`"
    return f"{marks}{name}{marks}"
