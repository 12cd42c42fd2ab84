"""A file's name that can't be an address."""

import re
from collections.abc import Iterator

from library.model.evidence import Figure
from library.model.learning_log import LearningEntry
from library.model.problem import Finding, Place
from library.model.resource import SLUG
from library.reading.documents import Document
from library.rules.rule import Context, Rule, short

MOST = 60


def _check(document: Document, _: Context) -> Iterator[Finding]:
    if document.model not in {LearningEntry, Figure}:
        return
    if re.fullmatch(SLUG, document.slug) and len(document.slug) <= MOST:
        return
    meant = re.sub(r"[^a-z0-9]+", "-", document.slug.lower()).strip("-")[:MOST].strip("-")
    yield Finding(
        Place(document.path),
        f"The file is called `{short(document.slug)}.yml`; its name becomes part of an address.",
        f"{meant or 'a-short-name'}.yml",
    )


RULE = Rule(
    name="entry-name-misshapen",
    what="A file in learning-log or evidence has a name with capitals, spaces or signs, or one of over 60 letters.",
    why="Readers get links to an entry by its file's name. Odd names break when they are copied.",
    check=_check,
)
