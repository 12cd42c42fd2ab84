"""A session in the hour in which clocks change."""

from collections.abc import Iterator
from datetime import timedelta

from library.model.problem import Finding
from library.rules.films.plans import sessions_of
from library.rules.films.session_times import Shown, shown, time_of
from library.rules.rule import Context, Rule, at

WHY = {
    Shown.NEVER: "does not exist in London: that night the clocks go forward from 01:00 to 02:00",
    Shown.TWICE: "comes twice in London: that night the clocks go back from 02:00 to 01:00",
}


def _check_all(context: Context) -> Iterator[Finding]:
    for session in sessions_of(context):
        for name in ("start", "end"):
            found = time_of(session.node, name)
            if found and (why := WHY.get(shown(found[1]))):
                # Nobody meets at one in the morning: the afternoon was meant.
                yield Finding(
                    at(session.plan, found[0]),
                    f"The time {found[1]:%Y-%m-%d %H:%M} {why}.",
                    f"{found[1] + timedelta(hours=12):%Y-%m-%d %H:%M}",
                )


RULE = Rule(
    name="session-time-doubtful",
    what="A session begins or ends in the hour of the night that the clocks skip in spring or repeat in autumn.",
    why="Each calendar would make another time of it, and people would come an hour early or late.",
    check_all=_check_all,
)
