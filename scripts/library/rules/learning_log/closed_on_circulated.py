"""A closing that rests on something having been sent round."""

import re
from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.learning_log.entries import closing, front_of, groups
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short

SENT = re.compile(
    r"\b(?:re-?)?(?:circulat\w+|shar(?:ed|ing)|disseminat\w+|e-?mail(?:ed|s|ing)?|sent|cascad\w+|distribut\w+"
    r"|forward(?:ed|ing)|publish\w*|publici[sz]ed|presented|announced|uploaded|briefed|communicated|told|made aware"
    r"|awareness (?:was )?raised|newsletter\w*)\b",
    re.IGNORECASE,
)
SEEN = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|audit\w*|records?|found|shows?|showed|shown|survey\w*|observ\w+|differen\w+"
    r"|chang(?:e|es|ed)|asked|answer\w*|inspect\w+|measur\w+|evaluat\w+|checked|sampled?)\b",
    re.IGNORECASE,
)
"""Any of these says that somebody looked; only a reader can tell how well."""
GIVEN = ("use", "difference_for_children", "evidence")
"""What an action of a closed entry rests on. Whom it reached may well be told by where it was sent."""


def _check(document: Document, _: Context) -> Iterator[Finding]:
    front = front_of(document)
    if not front or not front.key("closed"):
        return
    reasons = (("The entry is closed because", one(closing(front), "because")),)
    said = ((f"`{name}` says", one(action, name)) for action in groups(front, "actions") for name in GIVEN)
    for how, reason in (*reasons, *said):
        if reason and (sent := SENT.search(reason.text)) and not SEEN.search(reason.text):
            yield Finding(
                at(document, reason),
                f"{how} “{short(reason.text)}”. That something was `{sent[0]}` is not known to have changed anything.",
                "Say who uses it and how you know, such as `An audit of 20 records in May found …`, or delete `closed`",
            )


RULE = Rule(
    name="closed-on-circulated",
    what="An entry of the learning log is closed, and all that shows its use is that something was circulated or sent.",
    why="A message can reach everybody and help no child. Learning is closed when somebody has seen it in use.",
    check=_check,
)
