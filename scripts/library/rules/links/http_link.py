"""An address that begins http:// where https:// is meant."""

import re
from collections.abc import Iterator

from library.model import fields
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.links.targets import place_of
from library.rules.metadata.records import scalars_of, values_of
from library.rules.rule import Context, Rule, at, short

UNSAFE = re.compile(r"(?:http:)?//(?=[^/])", re.IGNORECASE)
ANYWHERE = re.compile(r"http://|\(\s*//|[\"'=]\s*//", re.IGNORECASE)


def _check(document: Document, _: Context) -> Iterator[Finding]:
    if not ANYWHERE.search(document.text):
        return
    for link in document.body.links if document.body else ():
        if UNSAFE.match(link.target):
            yield Finding(place_of(document, link), _message(link.target), _secure(link.target))
    for value in values_of(document):
        for kind, scalar in scalars_of(value.spec.kind, value.node):
            if isinstance(kind, fields.Url) and UNSAFE.match(scalar.text):
                yield Finding(at(document, scalar), _message(scalar.text), _secure(scalar.text))


def _message(address: str) -> str:
    return f"`{short(address)}` does not begin with https://, so others on the same network can read along."


def _secure(address: str) -> str:
    return UNSAFE.sub("https://", address, count=1)


RULE = Rule(
    name="http-link",
    what="A link, a picture or an address in the fields at the top begins with http:// and not with https://.",
    why="On shared Wi-Fi, others could see which page somebody opens, and a reader may be being watched.",
    check=_check,
)
