"""A case exercise whose plan takes other minutes than its page says."""

from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.rules.rule import Context, Rule, at

MOST = 5
"""Minutes by which they may differ."""


def _check_all(context: Context) -> Iterator[Finding]:
    pages = {page.path: page for page in context.tree.resources}
    for resource in context.catalogue.resources:
        exercise = context.catalogue.exercises.get(resource.id)
        page = pages[resource.path]
        node = page.front.get("minutes") if page.front else None
        if not exercise or not node:
            continue
        planned = sum(step.minutes for step in exercise.plan)
        if abs(planned - resource.minutes) > MOST:
            yield Finding(
                at(page, node),
                f"The page says {resource.minutes} minutes, and the steps of the plan in exercise.yml take {planned}.",
                "Make the steps shorter or longer, or change the minutes of the page",
            )


RULE = Rule(
    name="exercise-minutes-off",
    what="The steps of a case exercise's plan take over five minutes more or less than its page says.",
    why="A group that runs out of time leaves before the part that looks after them.",
    severity=Severity.WARNING,
    check_all=_check_all,
)
