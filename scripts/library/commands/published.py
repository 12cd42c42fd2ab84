"""The story of the list of published addresses: what the library answers now is noted, and nothing is taken away."""

from pathlib import Path

from library.commands.check import check
from library.commands.moving.plan import Plan
from library.commands.moving.trying import unpublished


def publish(root: Path) -> tuple[str, ...]:
    """Note every address of every resource that is not noted yet, and return the new lines."""
    checked = check(root, only=("RES026",))
    lines = tuple(line for item in checked.catalogue.ever.values() for line in unpublished(checked, item))
    plan = Plan(root)
    plan.append(lines)
    plan.write(root)
    return lines
