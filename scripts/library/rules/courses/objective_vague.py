"""An objective that nobody could see somebody do."""

import re
from collections.abc import Iterator

from library.model.course import CoursePlan
from library.model.problem import Finding, Severity
from library.reading.documents import Document
from library.rules.rule import Context, Rule, at, short

VAGUE = re.compile(
    r"(?:to |you will |be able to )*(?P<verb>know|knowing|understand|understanding|learn|appreciate"
    r"|(?:be|become|being|becoming) (?:more )?(?:aware|familiar)"
    r"|(?:have|gain|get|develop)(?: an?| some| the)?(?: \w+)? (?:understanding|knowledge|awareness|insight))\b",
    re.IGNORECASE,
)


def _check(document: Document, _: Context) -> Iterator[Finding]:
    if document.model is not CoursePlan or not document.front:
        return
    for objective in document.front.scalars("objectives"):
        if found := VAGUE.match(objective.text.strip()):
            yield Finding(
                at(document, objective),
                f"`{short(objective.text)}` begins with `{found['verb'].lower()}`, which nobody can see somebody do.",
                "What somebody can do afterwards: notice, name, ask, say, write, choose, decide, explain, plan …",
            )


RULE = Rule(
    name="objective-vague",
    what="A course's objective begins with know, understand, be aware or appreciate.",
    why="After “understand” nobody can tell whether the course helped. After “ask” or “write” everybody can.",
    severity=Severity.WARNING,
    check=_check,
)
