"""A value that is cut short at ` #`."""

from collections.abc import Iterator

from library.model import fields
from library.model.problem import Finding
from library.reading.documents import Document
from library.reading.yaml_traps import quoted
from library.rules.metadata.records import every_scalar
from library.rules.rule import Context, Rule, at, on_line, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for trap in document.traps:
        if trap.kind == "cut-by-hash":
            place = on_line(document, trap.line, trap.column)
            yield Finding(place, _message(trap.written, trap.detail), trap.instead)
    if " # " in document.text:
        yield from _after_one_word(document, context)


def _after_one_word(document: Document, context: Context) -> Iterator[Finding]:
    """Find `title: Question # 2`. Beside a number or a date the same is an editor's remark."""
    lines = document.text.split("\n")
    for _, kind, scalar in every_scalar(document, context):
        if not isinstance(kind, fields.Text) or kind.pattern or not scalar.plain or scalar.end_line != scalar.line:
            continue
        rest = lines[scalar.line - 1][scalar.column - 1 + len(scalar.text) :]
        if rest.startswith(" # ") and not rest.startswith(" # ignore "):
            whole = scalar.text + rest.rstrip()
            yield Finding(at(document, scalar), _message(whole, scalar.text), quoted(whole))


def _message(whole: str, kept: str) -> str:
    return f"`{short(whole)}` is cut short: after a space, `#` hides the rest, and only `{short(kept)}` is left."


RULE = Rule(
    name="cut-by-hash",
    what="A value without quotes holds a space and then `#`.",
    why="Everything from `#` on is lost, and readers see half a title without anybody noticing.",
    check=_check,
)
