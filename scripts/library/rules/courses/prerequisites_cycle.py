"""Courses and resources that each ask for another one first, in a circle."""

from collections.abc import Iterator

from library.model.nodes import Scalar
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.courses.plans import courses_of
from library.rules.metadata.circles import circles
from library.rules.metadata.records import documents_by_id, one
from library.rules.rule import Context, Rule, at

Asks = dict[str, tuple[Document, Scalar]]


def _check_all(context: Context) -> Iterator[Finding]:
    known = documents_by_id(context)
    first = _prerequisites(context)
    every: dict[str, dict[str, Scalar]] = {}
    for id_, document in known.items():
        found = document.front.scalars("builds_on") if document.front else ()
        asked = {scalar.text: scalar for scalar in found if scalar.text != id_}
        asked |= {wanted: scalar for wanted, (_, scalar) in first.get(id_, {}).items()}
        every[id_] = {wanted: scalar for wanted, scalar in asked.items() if wanted in known}
    for chain in circles(every):
        steps = list(zip(chain, [*chain[1:], chain[0]], strict=True))
        of_courses = [(id_, wanted) for id_, wanted in steps if wanted in first.get(id_, {})]
        # A circle of `builds_on` alone has a rule of its own.
        if of_courses:
            id_, wanted = of_courses[-1]
            plan, scalar = first[id_][wanted]
            yield Finding(
                at(plan, scalar),
                f"Each of these asks for the next one first, in a circle: {' → '.join((*chain, chain[0]))}.",
                f"Take `{wanted}` out of `prerequisites`",
            )


def _prerequisites(context: Context) -> dict[str, Asks]:
    found: dict[str, Asks] = {}
    for course in courses_of(context):
        if course.plan and course.plan.front and (id_ := one(course.page.front, "id")):
            plan = course.plan
            found[id_.text] = {scalar.text: (plan, scalar) for scalar in course.plan.front.scalars("prerequisites")}
    return found


RULE = Rule(
    name="prerequisites-cycle",
    what="A course asks in `prerequisites` for something that, through others, asks for the course itself.",
    why="Nobody could begin: each would have to be known before the other.",
    check_all=_check_all,
)
