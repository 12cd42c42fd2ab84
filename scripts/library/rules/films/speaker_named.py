"""A speaker who is named."""

import re
from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.rules.films.plans import films_of
from library.rules.rule import Context, Rule, at, short

TITLED = re.compile(r"\b(?:Dr|Doctor|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame|Rev|Revd|PC|DC|DS|DI)\.? [A-Z][a-z]")
"""A title before a name. Two words with capitals alone may as well be a role, such as `Health Visitor`."""
ROLES = re.compile(r"\b(?:Professor|Doctor|DC|PC|DS|DI) (?:Of|In|For|And)\b")


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        for speaker in film.node.scalars("speakers"):
            found = TITLED.search(speaker.text)
            if found and not ROLES.search(speaker.text):
                yield Finding(
                    at(film.plan, speaker),
                    f"`{short(speaker.text)}` looks like a person's name.",
                    "What the person does, such as `Health visitor` or `Bereavement counsellor`",
                )


RULE = Rule(
    name="speaker-named",
    what="A film's `speakers` holds a title with a name, such as “Dr” or “Mrs”.",
    why="People move on and change their minds; what helps a viewer is which work they speak from.",
    severity=Severity.WARNING,
    check_all=_check_all,
)
