"""A lesson that is about somebody's fault."""

import re
from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.learning_log.entries import front_of
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short

BLAME = re.compile(
    r"\b(?:fail(?:ed|s|ing|ures?)?(?: to\b| by\b| of\b|$)|neglected to|should(?: not|n['’]t)? have|ought to have"
    r"|could have done|did(?: not|n['’]t) (?:bother|care)|(?:was|were|is) (?:to blame|at fault|negligent|careless|lazy)"
    r"|incompeten\w+|culpable|ignored|blunder\w*|poor practice by|mistakes? (?:by|of)|(?:his|her|their) fault)",
    re.IGNORECASE,
)
ONE_PERSON = re.compile(
    r"\bthe (?:\w+ ){0,2}(?:worker|visitor|nurse|teacher|officer|doctor|midwife|GP|supervisor|manager|practitioner)\b",
    re.IGNORECASE,
)
"""One worker, with `the`: the sentence tells of a case. Many workers may well be spoken of."""


def _check(document: Document, _: Context) -> Iterator[Finding]:
    front = front_of(document)
    learning = one(front, "learning")
    if not learning:
        return
    if found := BLAME.search(learning.text):
        yield Finding(
            at(document, learning),
            f"`{short(found[0])}` says who was at fault.",
            "Say what made it hard, or what the system lacked, such as `Nobody had time to read the history`",
        )
    elif found := ONE_PERSON.search(learning.text):
        yield Finding(
            at(document, learning),
            f"`{short(found[0])}` is one person.",
            "Say what anybody in that place would have met, such as `Visits were too short to see every child alone`",
        )


RULE = Rule(
    name="learning-blames",
    what="The sentence under `learning` speaks of a failure, or of one person.",
    why="People learn from what made something hard. Where they read blame, they stop telling.",
    check=_check,
)
