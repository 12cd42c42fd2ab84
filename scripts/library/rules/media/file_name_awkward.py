"""A file name that breaks when people share it."""

import re
import unicodedata
from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.rules.media.files import files_beside, place_of
from library.rules.rule import Context, Rule, short

PLAIN = re.compile(r"[a-z0-9._/-]+\Z")


def _check_all(context: Context) -> Iterator[Finding]:
    for file in files_beside(context):
        if not PLAIN.match(file.name):
            better = "/".join(_plain(part) for part in file.name.split("/"))
            yield Finding(
                place_of(file),
                f"The file name `{short(file.name)}` has {_what_in(file.name)}.",
                f"Rename it to {better} and change the links to it",
            )


def _what_in(name: str) -> str:
    found = [
        words
        for words, there in (
            ("spaces", any(char.isspace() for char in name)),
            ("capitals", any(char.isupper() for char in name)),
            ("letters with accents or from other alphabets", not name.isascii()),
            ("signs that addresses can't hold", re.search(r"[^\w\s./-]", name, re.ASCII) and name.isascii()),
        )
        if there
    ]
    return " and ".join(filter(None, (", ".join(found[:-1]), *found[-1:]))) or "signs that addresses can't hold"


def _plain(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, ending) if dot else (ending, "")
    return (_words(stem) or "file") + dot + _words(ending)


def _words(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "-", letters).strip("-.")


RULE = Rule(
    name="file-name-awkward",
    what="A file's name holds spaces, capitals or other signs than a-z, 0-9, dots and hyphens.",
    why="Sent in an e-mail, its address breaks at the space, and the colleague who gets it can't open it.",
    severity=Severity.WARNING,
    check_all=_check_all,
)
