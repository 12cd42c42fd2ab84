"""Two sessions of a webinar with the same id."""

from collections.abc import Iterator
from itertools import groupby

from library.model.problem import Finding
from library.rules.films.plans import sessions_of
from library.rules.metadata.records import repeated
from library.rules.rule import Context, Rule, at, short


def _check_all(context: Context) -> Iterator[Finding]:
    for _, same_page in groupby(sessions_of(context), key=lambda session: session.page.path):
        sessions = list(same_page)
        for id_, earlier in repeated(session.node for session in sessions):
            yield Finding(
                at(sessions[0].plan, id_),
                f"The session `{short(id_.text)}` stands on line {earlier.line} already.",
                f"{id_.text.strip()}-2, or a word of its own",
            )


RULE = Rule(
    name="session-id-repeated",
    what="Two sessions in one webinar.yml have the same `id`.",
    why="Calendars would take one for the other, and people would miss a session that they had booked.",
    check_all=_check_all,
)
