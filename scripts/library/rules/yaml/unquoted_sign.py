"""A value that begins with a sign, or whose quotation marks don't match."""

from library.model.nodes import Trap
from library.rules.rule import Rule, short
from library.rules.yaml.trap import check_for


def _message(trap: Trap) -> str:
    if trap.written[:1] in {'"', "'"}:
        return f"The quotation marks of `{short(trap.written)}` do not match: one is missing or one is too many."
    return f"The value `{short(trap.written)}` begins with `{trap.written[:1]}`, so it needs quotes."


RULE = Rule(
    name="unquoted-sign",
    what="A value begins with a sign such as `@`, `%`, `*` or `[` without quotes, or its quotes don't match.",
    why="These signs are orders in YAML. Readers would get half a value, or no page at all.",
    check=check_for("unquoted-sign", _message),
)
