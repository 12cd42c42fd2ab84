"""A library without its settings."""

from collections.abc import Iterator

from library.model.problem import Finding, Place
from library.rules.rule import Context, Rule

PATH = "resources/partnership.yml"


def _check_all(context: Context) -> Iterator[Finding]:
    if context.tree.partnership is None:
        yield Finding(Place(PATH), f"The settings file {PATH} is missing.", "Bring the file back")


RULE = Rule(
    name="settings-missing",
    what="The settings file resources/partnership.yml is not there.",
    why="Without it no page can tell readers whose library this is and whom to ring.",
    check_all=_check_all,
)
