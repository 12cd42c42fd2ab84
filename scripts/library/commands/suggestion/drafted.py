"""A draft as it travels between the two halves. It holds a stranger's words, so its shape is checked on arrival."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from library.commands.review import harmless
from library.commands.review.untrusted import UnusableError, opened

NAME = "suggestion.json"
MOST_BYTES = 500_000
MOST_FILES = 12
PATH = re.compile(r"resources/[a-z0-9-]+/[a-z0-9-]+/([a-z0-9-]+/)?[a-z0-9-]+\.(md|yml)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What came of a suggestion."""

    title: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    """Each new file's text, by its path."""
    refusal: str = ""
    """Why there is no draft, for whoever suggested it."""


def write(draft: Draft) -> str:
    """Return the file's text."""
    return json.dumps(asdict(draft), indent=1) + "\n"


def read(data: bytes) -> Draft:
    """Understand a file that may hold anything."""
    found = opened(data, MOST_BYTES)
    if not isinstance(found.get("files"), dict):
        raise UnusableError("It holds no files.")
    files, title, refusal = found["files"], found.get("title"), found.get("refusal")
    if not all(isinstance(text, str) for text in (title, refusal, *files.values())):
        raise UnusableError("Something in it is no text.")
    folders = {"/".join(str(path).split("/")[:3]) for path in files}
    if len(files) > MOST_FILES or len(folders) > 1 or not all(PATH.fullmatch(path) for path in files):
        raise UnusableError("A path is not in one new resource's folder.")
    return Draft(title=harmless.line(str(title))[:120], files=files, refusal=harmless.line(str(refusal))[:600])
