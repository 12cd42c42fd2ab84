"""A page without the fields at its top, or without the lines that enclose them."""

from library.model.nodes import Trap
from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for


def _message(trap: Trap) -> str:
    if trap.detail == "below":
        return (
            "The fields at the top have no line `---` below them. Those three hyphens say where the fields end and "
            f"the page begins. They belong above line {trap.line}, on a line of their own."
        )
    written = f"begins with `{short(trap.written)}`" if trap.written.strip() else "begins with an empty line"
    return f"The file {written}. Its first line must be three hyphens, `---`, and so must the line below the fields."


RULE = Rule(
    name="no-front-matter",
    what="A page does not begin with its fields between two lines of three hyphens.",
    why="Without its title, themes and audiences nobody can find the page.",
    check=check_for("no-front-matter", _message),
)
