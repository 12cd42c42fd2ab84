"""A folder's name that makes a poor address."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from library.model.messages import said
from library.model.problem import Finding
from library.model.resource import SLUG, Resource
from library.reading.documents import Document
from library.rules.rule import Context, Rule, on_line, short

NAME = re.compile(SLUG)
NOT_NAME = re.compile(r"[^a-z0-9]+")
LONGEST = 80


def _check(document: Document, _: Context) -> Iterator[Finding]:
    slug = document.slug
    if document.model is not Resource or (NAME.fullmatch(slug) and len(slug) <= LONGEST):
        return
    letters = normalize("NFKD", slug).encode("ascii", "ignore").decode().lower().replace("'", "")
    better = NOT_NAME.sub("-", letters)[:LONGEST].strip("-")
    found = "folder-name-misshapen" if better else "folder-name-hopeless"
    yield Finding(on_line(document, 1), *said(found, slug=short(slug), max=LONGEST, better=better))


RULE = Rule(
    name="folder-name-misshapen",
    what="A resource's folder has capitals, spaces or other signs in its name.",
    why="People copy, print and read out these addresses, and odd signs get lost on the way.",
    check=_check,
)
