"""A value that begins with a sign, or whose quotation marks don't match."""

import re

from library.model.nodes import Trap
from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for

INSIDE_A_WORD = re.compile(r"\w'\w")


def _message(trap: Trap) -> str:
    if trap.written[:1] == "'" and INSIDE_A_WORD.search(trap.written):
        return f"The apostrophe in `{short(trap.written)}` is taken for the closing quotation mark. Use double ones."
    if trap.written[:1] in {'"', "'"}:
        return f"The quotation marks of `{short(trap.written)}` do not match: one is missing or one is too many."
    return f"`{short(trap.written)}` begins with `{trap.written[:1]}`, so it has to stand between quotation marks."


RULE = Rule(
    name="unquoted-sign",
    what="A value begins with a sign such as `@`, `%`, `*` or `[` without quotes, or its quotes don't match.",
    why="The computer takes such a sign for an order. Readers would get half of your words, or no page at all.",
    check=check_for("unquoted-sign", _message),
)
