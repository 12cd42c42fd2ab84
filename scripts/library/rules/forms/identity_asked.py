"""A form about a child that asks who the child is."""

import re
from collections.abc import Iterator

from library.model.nodes import Scalar
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.forms.asked import groups, is_form, questions_of
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short

ASKS = (
    ("an NHS number", "A local ID, or leave it out", re.compile(r"\bnhs (?:number|no\b)", re.IGNORECASE)),
    (
        "a date of birth",
        "Age",
        re.compile(r"\bdates? of birth\b|\bbirth ?date\b|\bd\.?o\.?b\b|\bwhen\b.{0,30}\bborn\b", re.IGNORECASE),
    ),
    (
        "an address",
        "Leave it out: the child's record holds it",
        re.compile(
            r"\b(?:home|full|current|family|child['’]s|their) address|\baddress(?:es)?\s*(?:$|[:(?,])|\bpostcode",
            re.IGNORECASE,
        ),
    ),
    (
        "a name",
        "Child (initials or ID)",
        re.compile(
            r"^(?:\d+\. )?(?:full )?names?\s*(?:$|[:(?,])|\b(?:full|first|last|family|sur)[ -]?names?\b"
            r"|\b(?:child|young person|pupil|parent|carer|mother|father|sibling|family)(?:['’]?s['’]?)? names?\b"
            r"|\bnames? of (?:the |each |every |any )?"
            r"(?:child|children|young|pupil|parent|carer|mother|father|sibling|family)"
            r"|\b(?:my|your|their) (?:full )?name\b",
            re.IGNORECASE,
        ),
    ),
)
WARNS = re.compile(r"\b(?:no|not|never|without)\b", re.IGNORECASE)
"""“Initials, not the name” asks for no name."""


def _check(document: Document, context: Context) -> Iterator[Finding]:
    if not is_form(document) or not document.front or document.front.text("about_child").strip() != "true":
        return
    for question in questions_of(document, context):
        labels = [one(column, "label") for column in groups(question.node, "columns")]
        for asked in (one(question.node, "ask"), *labels):
            if asked:
                yield from _finding(document, asked)


def _finding(document: Document, asked: Scalar) -> Iterator[Finding]:
    text = asked.text.strip()
    if WARNS.search(text):
        return
    for what, instead, pattern in ASKS:
        if pattern.search(text):
            yield Finding(at(document, asked), f"“{short(text)}” asks for {what}.", instead)
            return


RULE = Rule(
    name="identity-asked",
    what="A form about a child asks for a name, a date of birth, an address or an NHS number.",
    why="A filled form may be lost or left open. Initials or an ID lead to the child's record, and to nobody else.",
    check=_check,
)
