"""A picture without words for those who don't see it."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.rule import Context, Rule, on_line, short

SAYS_NOTHING = re.compile(
    r"(?:an? )?(?:image|picture|photo(?:graph)?|graphic|img|screenshot|diagram|alt(?: text)?)\d*\.?",
    re.IGNORECASE,
)


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for link in document.body.links if document.body else ():
        if not link.is_image or not link.target:
            continue
        words = link.text.strip()
        name = PurePosixPath(link.target).name
        if words and words not in {name, PurePosixPath(name).stem} and not SAYS_NOTHING.fullmatch(words):
            continue
        said = f"only `{short(words)}`" if words else "no words"
        yield Finding(
            on_line(document, link.line, link.column),
            f"The picture `{short(name)}` has {said} for people who can't see it.",
            f"![What the picture tells a reader]({link.target})",
        )


RULE = Rule(
    name="image-without-alt",
    what="A picture has no text alternative, or one that says nothing, such as its file's name.",
    why="People who can't see the picture, or whose connection is too slow for it, get nothing in its place.",
    check=_check,
)
