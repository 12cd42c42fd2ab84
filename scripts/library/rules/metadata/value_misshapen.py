"""A value that does not have the shape that its field asks for."""

import re
from collections.abc import Iterator
from functools import cache

from library.model import fields
from library.model.messages import part, said
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import every_scalar
from library.rules.rule import Context, Rule, at, short


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for value, kind, scalar in every_scalar(document, context):
        text = scalar.text.strip()
        if not isinstance(kind, fields.Text) or not kind.pattern:
            continue
        if len(text) <= kind.max and _compiled(kind.pattern).fullmatch(text):
            continue
        found = "value-misshapen-long" if len(text) > kind.max else "value-misshapen"
        wanted, mended = kind.looks_like or part("something-else"), _mended(text, kind)
        words = said(found, path=value.path, text=short(text), wanted=wanted, max=kind.max, mended=mended)
        yield Finding(at(document, scalar), *words)


def _mended(text: str, kind: fields.Text) -> str:
    """Return the same words in small letters with hyphens if that has the shape, else the shape in words."""
    plain = re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-")
    fits = len(plain) <= kind.max and _compiled(kind.pattern).fullmatch(plain)
    return plain if fits else kind.looks_like.capitalize()


RULE = Rule(
    name="value-misshapen",
    what="An id, an e-mail address or a telephone number does not look like one.",
    why="Readers would follow a link or ring a number that leads nowhere.",
    check=_check,
)
