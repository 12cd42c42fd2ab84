"""Words that were meant to be replaced before anybody reads them."""

import re
from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.body.prose import Passage, passages_of
from library.rules.body.spoken import is_transcript
from library.rules.rule import Context, Rule, short

LATER = "added|announced|advised|arranged|completed|confirmed|decided|finalised|supplied|written"
BLANKS = (
    r"(?:insert|enter|add|type|your|local) [^\[\]\n]{1,60}|(?:phone |telephone |contact )?number|phone"
    r"|e-?mail(?: address)?|(?:insert )?(?:link|url|address)(?: here)?|text here|placeholder|tbc|tba|todo"
)
PLACEHOLDER = re.compile(
    r"\b(?:TODO|FIXME|TBC|TBA|TBD|XXX+|tbc|tba|tbd)\b"
    r"|(?i:\blorem ipsum\b)"
    r"|(?i:\bcoming soon\b)"
    rf"|(?i:(?:^|(?<=[:|(\[*–—-]))[ \t]*(?:still )?to be (?:{LATER})\b(?=[ \t]*(?:[.,;|)\]*]|$)))"
    rf"|(?i:\b(?:more|details|date|text|content|link|number|examples?)[ \t]+to be (?:{LATER})\b)"
    rf"|(?i:\[(?:{BLANKS})\])",
    re.MULTILINE,
)
SURE_SIGNS = ("todo", "fixme", "tbc", "tba", "tbd", "xxx", "lorem ipsum", "coming soon")
OTHER_SIGNS = re.compile(rf"to be (?:{LATER})|\[(?:{BLANKS})\]")
"""What to look for in small letters, before anything slower."""
ARRIVING = re.compile(
    r"(?i)\b(?:baby|babies|birth|brother|sister|sibling|child|hearing|funeral|trial|birthday)\b[^.\n]{0,15}$"
)
"""What does come soon in a family's life."""


def _check(document: Document, context: Context) -> Iterator[Finding]:
    lower = document.text.lower()
    if not any(sign in lower for sign in SURE_SIGNS) and not OTHER_SIGNS.search(lower):
        return
    for passage in passages_of(document, context):
        for match in PLACEHOLDER.finditer(passage.text):
            written = match[0].strip()
            before = passage.text[max(0, match.start() - 40) : match.start()]
            if written.lower() == "coming soon" and ARRIVING.search(before):
                continue
            # In a transcript, square brackets hold what is seen: `[Local shops at dusk.]`
            if written.startswith("[") and (is_transcript(document) or _is_link(document, passage, match.end())):
                continue
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Finding(
                passage.at(start),
                f"`{short(written)}` stands where the real words should be.",
                "Write what belongs there, or delete the sentence until it is known",
            )


def _is_link(document: Document, passage: Passage, end: int) -> bool:
    """Tell whether the brackets hold a link's words; its address is blanked out in the passage."""
    body = document.body
    written = body.text if body and len(body.text) == len(passage.text) else passage.text
    return written[end : end + 1] in {"(", "[", ":"}


RULE = Rule(
    name="placeholder-text",
    what="Something like “TBC”, “coming soon” or “[phone number]” was left where the real words should be.",
    why="A reader who needs that number or that step today can't use a promise.",
    check=_check,
)
