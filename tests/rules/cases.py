"""Reads the case files and builds the small library that each case changes in one place.

A case file names its rule's code and lists what fails and what passes. A case may give:

front: YAML lines that replace the fields of the same name in the first tool (or are added)
remove: names of fields to take away
body: the whole body · append: Markdown put at its end · text: the whole index.md
files: {path from the top folder: text, or {base64: …}, {symlink: …}, {bytes: how many}, {png: exif|plain},
    {replace: {what stands there: what shall}}, {film: {seconds, codec, audio, faststart, …}}, {picture: [w, h]},
    or null to delete}
with: film, webinar, chooser or deck: adds the files of that name in tests/rules/with/ before `files` changes anything
also: other codes that the same change may give
today: the day on which the check is run

and a failing case says what to expect: at ("line:column"), says and instead (parts of the message and the advice).
"""

import base64
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from library.commands.check import check
from library.model.problem import Problem
from library.reading.yaml_repairs import Loader
from tests.films.clips import clip

HERE = Path(__file__).parent
BASE = HERE / "base"
CASES = HERE / "cases"
WITH = HERE / "with"
EXAMPLE = "resources/tools/first-tool/index.md"
TODAY = date(2026, 1, 10)


@dataclass(frozen=True)
class Case:
    """One entry of a case file."""

    file: str
    code: str
    fails: bool
    change: dict[str, Any]

    @property
    def name(self) -> str:
        """How pytest names it."""
        return f"{self.file}-{'fails' if self.fails else 'passes'}-{self.change.get('about', '')}"


@cache
def all_cases() -> tuple[Case, ...]:
    """Return every case of every file."""
    return tuple(_read_cases())


def _read_cases() -> Iterator[Case]:
    for path in sorted(CASES.rglob("*.yml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader)  # noqa: S506  both load safely
        for fails in (True, False):
            for change in data["fails" if fails else "passes"]:
                yield Case(path.relative_to(CASES).with_suffix("").as_posix(), data["code"], fails, change)


def problems_of(case: Case, folder: Path, *, only: tuple[str, ...] = ()) -> tuple[Problem, ...]:
    """Return what the check says of the small library with the case's change made, by all rules or only some."""
    root = folder / "library"
    shutil.copytree(BASE, root, symlinks=True)
    apply(case.change, root)
    day = case.change.get("today", TODAY)
    return check(root, today=day, release=case.change.get("release", False), only=only).problems


def apply(change: dict[str, Any], root: Path) -> None:
    """Make a case's change."""
    index = root / EXAMPLE
    if "text" in change:
        index.write_text(change["text"], encoding="utf-8")
    else:
        index.write_text(_edited(index.read_text(encoding="utf-8"), change), encoding="utf-8")
    if "with" in change:
        _put_all(_with(change["with"]), root)
    _put_all(change.get("files", {}), root)


def in_full(change: dict[str, Any], also: str = "") -> dict[str, Any]:
    """Return a case's change with the whole text of each file in which it replaces words, and of `also`.

    A reader has not got the files that stand in tests/rules/with/.
    """
    if "with" not in change:
        return change
    given = _with(change["with"])
    files = change.get("files", {}) or {name: given[name] for name in (also,) if isinstance(given.get(name), str)}
    return {**change, "files": {name: _in_full(given.get(name, ""), content) for name, content in files.items()}}


def _in_full(before: Any, content: Any) -> Any:
    return _replaced(before, content["replace"]) if isinstance(content, dict) and "replace" in content else content


@cache
def _with(name: str) -> dict[str, Any]:
    files: dict[str, Any] = yaml.load((WITH / f"{name}.yml").read_text(encoding="utf-8"), Loader)  # noqa: S506
    return files


def _put_all(files: dict[str, Any], root: Path) -> None:
    for name, content in files.items():
        _put(root / name, content)


def _edited(text: str, change: dict[str, Any]) -> str:
    front, body = re.split(r"^---\n", text, flags=re.MULTILINE)[1:]
    blocks = _fields(front)
    for name in change.get("remove", []):
        del blocks[name]
    blocks.update(_fields(change.get("front", "")))
    body = "\n" + change["body"] if "body" in change else body
    return "---\n" + "".join(blocks.values()) + "---\n" + body + ("\n" + change["append"] if "append" in change else "")


def _fields(front: str) -> dict[str, str]:
    """Split front matter at its top-level names; a name that stands twice keeps both lines."""
    blocks: dict[str, str] = {}
    name = ""
    for line in front.splitlines(keepends=True):
        if found := re.match(r"([\w-]+):", line):
            name = found[1]
            blocks[name] = blocks.get(name, "") + line
        else:
            blocks[name] = blocks.get(name, "") + line
    return blocks


def _put(path: Path, content: Any) -> None:
    if content is None:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, str):
        path.write_text(content, encoding="utf-8")
    elif "symlink" in content:
        path.symlink_to(content["symlink"])
    elif "bytes" in content:
        path.write_bytes(b"x" * int(content["bytes"]))
    elif "replace" in content:
        path.write_text(_replaced(path.read_text(encoding="utf-8"), content["replace"]), encoding="utf-8")
    elif "film" in content:
        path.write_bytes(clip(path.suffix.removeprefix("."), **content["film"]))
    elif "picture" in content:
        path.write_bytes(_plain_picture(path.suffix.removeprefix("."), *content["picture"]))
    elif "png" in content:
        _picture(path, located=content["png"] == "exif")
    else:
        path.write_bytes(base64.b64decode(content["base64"]))


def _replaced(text: str, words: dict[str, str]) -> str:
    for before, after in words.items():
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


@cache
def _plain_picture(ending: str, width: int, height: int) -> bytes:
    from PIL import Image

    written = io.BytesIO()
    kind = {"jpg": "jpeg"}.get(ending, ending)
    Image.new("RGB", (width, height), "#2a6f6b").save(written, format=kind)
    return written.getvalue()


def _picture(path: Path, *, located: bool) -> None:
    from PIL import ExifTags, Image

    picture = Image.new("RGB", (8, 8), "white")
    exif = picture.getexif()
    if located:
        exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
        exif[ExifTags.IFD.GPSInfo] = {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (53.0, 47.0, 0.0)}
    picture.save(path, exif=exif)
