"""A link whose words don't say where it leads."""

import re
from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.links.targets import place_of
from library.rules.rule import Context, Rule, short

VAGUE = frozenset(
    {
        "click", "click here", "click on this", "click this", "click this link", "tap here", "press here",
        "here", "from here", "over here", "find it here", "see here", "read here", "go here", "read more",
        "read on", "read this", "more", "find out more", "learn more", "see more", "more here", "more info",
        "more information", "further information", "info", "information", "details", "more details", "this",
        "this link", "this page", "this site", "this website", "this document", "this resource",
        "that link", "link", "the link", "links", "web link", "weblink", "website", "web site", "page",
        "document", "download", "download here", "download this", "open", "view", "go", "continue", "see",
    }
)  # fmt: skip
NOT_WORDS = re.compile(r"[\W_]+")


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for link in document.body.links if document.body else ():
        if len(link.text) > 40 or NOT_WORDS.sub(" ", link.text).strip().lower() not in VAGUE or link.is_image:
            continue
        yield Finding(
            place_of(document, link),
            f"The link says only `{short(link.text)}`.",
            f"[The title of what it opens]({link.target})",
        )


RULE = Rule(
    name="link-text-vague",
    what="The words of a link, such as “click here” or “read more”, don't say where it leads.",
    why="People who use a screen reader hear a page's links as a list, and everyone else scans for them.",
    check=_check,
)
