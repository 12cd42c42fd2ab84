"""A session that is over before it begins."""

from collections.abc import Iterator
from datetime import timedelta

from library.model.problem import Finding
from library.rules.films.plans import sessions_of
from library.rules.films.session_times import time_of
from library.rules.rule import Context, Rule, at


def _check_all(context: Context) -> Iterator[Finding]:
    for session in sessions_of(context):
        start, end = time_of(session.node, "start"), time_of(session.node, "end")
        if not start or not end or end[1] > start[1]:
            continue
        minutes = session.node.text("minutes").strip()
        long = int(minutes) if minutes.isascii() and minutes.isdigit() and len(minutes) < 5 else 45
        yield Finding(
            at(session.plan, end[0]),
            f"The session ends at {end[1]:%H:%M on %Y-%m-%d} and begins at {start[1]:%H:%M on %Y-%m-%d}.",
            f"{start[1] + timedelta(minutes=long or 45):%Y-%m-%d %H:%M}",
        )


RULE = Rule(
    name="session-ends-before-start",
    what="A webinar's session has an end that is not later than its start.",
    why="Calendars refuse it or show it on the wrong day, and people come when nobody is there.",
    check_all=_check_all,
)
