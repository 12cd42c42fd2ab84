"""A word that YAML turns into true or false."""

from collections.abc import Iterator

from library.model import fields
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import every_scalar, every_value, scalars_of
from library.rules.rule import Context, Rule, at, on_line, short

KIND = "word-becomes-true-or-false"


def _check(document: Document, context: Context) -> Iterator[Finding]:
    traps = [trap for trap in document.traps if trap.kind == KIND]
    flags = _flags(document, context) if traps else frozenset()
    for trap in traps:
        place = on_line(document, trap.line, trap.column)
        if (trap.line, trap.column) in flags:
            message = f"`{short(trap.written)}` stands where `true` or `false` is meant."
            yield Finding(place, message, trap.detail)
        else:
            yield Finding(place, _message(trap.written, trap.detail), trap.instead)
    for _, kind, scalar in every_scalar(document, context):
        if scalar.plain and scalar.text in {"true", "false"} and not isinstance(kind, fields.Flag | fields.Number):
            yield Finding(at(document, scalar), _message(scalar.text, scalar.text), f'"{scalar.text}"')


def _flags(document: Document, context: Context) -> frozenset[tuple[int, int]]:
    return frozenset(
        (scalar.line, scalar.column)
        for value in every_value(document, context)
        for kind, scalar in scalars_of(value.spec.kind, value.node)
        if isinstance(kind, fields.Flag)
    )


def _message(written: str, becomes: str) -> str:
    return f"Without quotes, `{short(written)}` is not the word but the answer `{becomes}`."


RULE = Rule(
    name=KIND,
    what="A word such as `no`, `on` or `True` stands without quotes, and becomes `true` or `false`.",
    why="Readers would see `false` where a word was written, or nothing at all.",
    check=_check,
)
