"""A link into a meeting, on a page that everybody can read."""

import re
from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.films.plans import VIDEO_FOLDER, shown
from library.rules.rule import Context, Rule, on_line, short

SIGNS = ("teams.", "zoom.us", "meet.google", "webex")
REST = r"[^\s)>\]\"'`]"
MEETING = re.compile(
    r"(?:https?://)?(?:[\w-]{1,63}\.){0,4}?(?:"
    rf"teams\.(?:microsoft|live|cloud\.microsoft)(?:\.com)?/(?:l/meetup-join|meet)/{REST}+"
    rf"|zoom\.us/(?:j|my|w|s|wc/join)/{REST}+"
    r"|meet\.google\.com/[a-z]{3}-?[a-z]{4}-?[a-z]{3}\b"
    rf"|webex\.com/(?:[\w.-]{{1,63}}/){{0,3}}(?:j\.php|meet/|join/){REST}*"
    r")",
    re.IGNORECASE,
)
"""Pages on which people book a place are public, and none of these."""


def _check_all(context: Context) -> Iterator[Finding]:
    for page, files in shown(context):
        if page.type_folder != VIDEO_FOLDER:
            for document in (page, *files.documents):
                yield from _in(document)


def _in(document: Document) -> Iterator[Finding]:
    lower = document.text.lower()
    if not any(sign in lower for sign in SIGNS):
        return
    for found in MEETING.finditer(document.text):
        line = document.text.count("\n", 0, found.start()) + 1
        column = found.start() - document.text.rfind("\n", 0, found.start())
        yield Finding(
            on_line(document, line, column),
            f"`{short(found[0], 40)}` is a link into a meeting, and everybody can read this page.",
            "You get the link by e-mail when you have booked",
        )


RULE = Rule(
    name="joining-link-public",
    what="A webinar's page, plan or slides hold a link that leads straight into an online meeting.",
    why="Anybody could walk in, listen to what is said about families, and frighten the people there.",
    check_all=_check_all,
)
