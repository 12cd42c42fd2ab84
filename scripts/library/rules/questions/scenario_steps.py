"""What the rules on scenarios share: which step leads where."""

from collections.abc import Iterable, Mapping

from library.model.question import Scenario, Step


def steps_of(scenario: Scenario) -> dict[str, Step]:
    """Return the steps by name; the first of two counts."""
    steps: dict[str, Step] = {}
    for step in scenario.steps:
        steps.setdefault(step.name, step)
    return steps


def reached_from(names: Iterable[str], leads: Mapping[str, Iterable[str]]) -> set[str]:
    """Return these names and all that can be reached from them."""
    reached: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(leads.get(name, ()))
    return reached
