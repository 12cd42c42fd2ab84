"""The quotation marks that a trap of YAML needs."""

import re
from collections.abc import Iterator

from library.model import fields
from library.model.nodes import Trap
from library.reading.yaml_traps import quoted
from library.rules.mending.mend import Edit, Mend, offset
from library.rules.mending.placed import Placed, Value
from library.rules.metadata.records import groups_of, specs_of
from library.rules.metadata.term_unknown import words_of
from library.rules.rule import short

TRUE_OR_FALSE = "word-becomes-true-or-false"
FIRST_NAME = re.compile(r"([\w-]+):(?:\s|$)")
NUMBER_SIGN = re.compile(r"\s+#\d")


def mends(placed: Placed) -> Iterator[Mend]:
    """Propose quotes where it is certain what they enclose."""
    for trap in placed.document.traps:
        value = placed.values.get((trap.line, trap.column))
        if value is None:
            continue
        if trap.kind in {TRUE_OR_FALSE, "number-becomes-another"}:
            yield from _word(placed, trap, value)
        elif _is_one_value(placed, trap):
            yield from _enclosed(placed, trap, value)
    for value in placed.values.values():
        if value.scalar.plain and value.scalar.text in {"true", "false"} and isinstance(value.kind, fields.Text):
            yield from _in_quotes(placed, TRUE_OR_FALSE, value, value.scalar.text)


def _word(placed: Placed, trap: Trap, value: Value) -> Iterator[Mend]:
    if isinstance(value.kind, fields.Flag):
        yield from placed.other_words(trap.kind, value, trap.detail) if trap.kind == TRUE_OR_FALSE else ()
    elif isinstance(value.kind, fields.Text) or (
        isinstance(value.kind, fields.Term)
        and words_of(placed.context, value.kind.vocabulary).get(trap.written) == trap.written
    ):
        yield from _in_quotes(placed, trap.kind, value, trap.written)


def _is_one_value(placed: Placed, trap: Trap) -> bool:
    """Tell a value that only lacks its quotes from two fields on a line, from a remark and from a lost mark."""
    written = trap.written
    if trap.kind == "cut-by-hash":
        return NUMBER_SIGN.match(written.removeprefix(trap.detail)) is not None
    if trap.kind not in {"unquoted-colon", "unquoted-sign"} or " #" in written or written.endswith(":"):
        return False
    if written.startswith(("!!", "'")) or (written[0] == '"' and written.count('"') % 2):
        return False
    names = {name for group in groups_of(placed.document) for name in specs_of(group.model)}
    first = FIRST_NAME.match(written)
    return not (first and first[1] in names)


def _enclosed(placed: Placed, trap: Trap, value: Value) -> Iterator[Mend]:
    if isinstance(value.kind, fields.Text) and not value.kind.pattern:
        yield from _in_quotes(placed, trap.kind, value, trap.written)


def _in_quotes(placed: Placed, rule: str, value: Value, written: str) -> Iterator[Mend]:
    start = offset(placed.text, value.scalar.line, value.scalar.column)
    end = start + len(written)
    if placed.text[start:end] == written:
        what = f"`{short(written)}` gets quotes"
        edits = (Edit(start, end, quoted(written)),)
        yield Mend(rule, value.scalar.line, value.scalar.column, what, edits, (value.path,), {value.path: written})
