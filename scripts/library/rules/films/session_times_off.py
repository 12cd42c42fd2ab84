"""A session whose times and minutes don't agree."""

from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.rules.films.plans import sessions_of
from library.rules.films.session_times import time_of
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at

MOST = 5
"""Minutes by which they may differ."""


def _check_all(context: Context) -> Iterator[Finding]:
    for session in sessions_of(context):
        start, end = time_of(session.node, "start"), time_of(session.node, "end")
        said = one(session.node, "minutes")
        text = said.text.strip() if said else ""
        if not start or not end or not said or not (text.isascii() and text.isdigit() and len(text) < 5):
            continue
        lasts = round((end[1] - start[1]).total_seconds() / 60)
        # One that ends before it starts has a fault of its own.
        if lasts > 0 and abs(lasts - int(text)) > MOST:
            yield Finding(
                at(session.plan, said),
                f"`minutes` says {text}, and from {start[1]:%H:%M} to {end[1]:%H:%M} it is {lasts}.",
                f"minutes: {lasts}, or another end",
            )


RULE = Rule(
    name="session-times-off",
    what="The time between a session's start and its end differs from its `minutes` by more than five.",
    why="People leave for their next visit when the page said it would be over.",
    severity=Severity.WARNING,
    check_all=_check_all,
)
