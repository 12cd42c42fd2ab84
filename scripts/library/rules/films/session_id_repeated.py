"""Two sessions of a webinar with the same id."""

from collections.abc import Iterator

from library.model.nodes import Scalar
from library.model.problem import Finding
from library.rules.films.plans import sessions_of
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at, short


def _check_all(context: Context) -> Iterator[Finding]:
    first: dict[tuple[str, str], Scalar] = {}
    for session in sessions_of(context):
        id_ = one(session.node, "id")
        if id_ and (earlier := first.setdefault((session.page.path, id_.text.strip()), id_)) is not id_:
            yield Finding(
                at(session.plan, id_),
                f"The session `{short(id_.text)}` stands on line {earlier.line} already.",
                f"{id_.text.strip()}-2, or a word of its own",
            )


RULE = Rule(
    name="session-id-repeated",
    what="Two sessions in one webinar.yml have the same `id`.",
    why="Calendars would take one for the other, and people would miss a session that they had booked.",
    check_all=_check_all,
)
