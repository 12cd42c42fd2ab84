"""A person's name where a role or a group belongs."""

import re
from collections.abc import Iterator

from library.model.nodes import Scalar
from library.model.problem import Finding, Severity
from library.reading.documents import Document
from library.rules.learning_log.entries import front_of, words
from library.rules.rule import Context, Rule, at, short

TITLED = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame|Rev|Revd|PC|DC|DS|DI)\.? [A-Z][a-z]+")
ROLES = re.compile(r"\b(?:Professor|DC|PC|DS|DI) (?:Of|In|For|And)\b")
TWO_NAMES = re.compile(r"[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?(?: [A-Z]\.?)? [A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?\Z")
AT_WORK = re.compile(
    r"(?i)\b(?:\w*(?:board|group|team|unit|service|partnership|council|police|trust|committee|network|forum|lead|leader"
    r"|manager|officer|worker|nurse|visitor|teacher|head|chair|executive|director|doctor|midwife|coordinator|adviser"
    r"|advisor|trainer|practitioner|school|college|hospital|hub|university|agency|office|department|safer|health|care"
    r"|education|housing|safeguarding|children|families|leeds|probation|scrutineer|matron|consultant|supervisor))s?\b"
)


def _check(document: Document, _: Context) -> Iterator[Finding]:
    front = front_of(document)
    if not front:
        return
    for scalar in words(front, "title", "learning", "made_sense", "owner", "by", "because", "found", "use", "reach"):
        if (found := TITLED.search(scalar.text)) and not ROLES.search(scalar.text):
            yield _finding(document, scalar, found[0])
    for scalar in words(front, "owner", "by"):
        if TWO_NAMES.match(scalar.text.strip()) and not AT_WORK.search(scalar.text):
            yield _finding(document, scalar, scalar.text)


def _finding(document: Document, scalar: Scalar, name: str) -> Finding:
    return Finding(
        at(document, scalar),
        f"`{short(name)}` looks like a person's name.",
        "The role or the group, such as `Learning and Development group`",
    )


RULE = Rule(
    name="person-named",
    what="An entry of the learning log seems to name a person where a role or a group belongs.",
    why="People move on, and the work stays with the group. A name on a public page also stays for ever.",
    severity=Severity.WARNING,
    check=_check,
)
