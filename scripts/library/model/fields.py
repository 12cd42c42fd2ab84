"""What a field may hold.

The model's dataclasses annotate each field with one of these kinds. Reading, rules, the JSON Schema, the
author's guide and the scaffold all work from them, so a field is described once.
"""

import ast
import inspect
import textwrap
from dataclasses import MISSING, dataclass, fields
from functools import cache
from itertools import pairwise
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words."""

    min: int = 1
    """Fewest characters."""
    max: int = 200
    """Most characters."""
    pattern: str = ""
    """Regular expression that the whole value matches."""
    looks_like: str = ""
    """The pattern in words, with an example."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number."""

    min: int = 0
    max: int = 1_000_000
    choices: tuple[int, ...] = ()
    """The only numbers allowed, if not all between min and max."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day, written YYYY-MM-DD."""

    future: bool = False
    """Whether a day after today makes sense."""


@dataclass(frozen=True, slots=True)
class DateAndTime:
    """A day and a time on the clock in London, written YYYY-MM-DD HH:MM."""


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""


@dataclass(frozen=True, slots=True)
class Term:
    """One id from a vocabulary in resources/vocabularies/."""

    vocabulary: str
    """The vocabulary's file name without `.yml`, or `legal-texts` for the settings file's own list."""


@dataclass(frozen=True, slots=True)
class Url:
    """An address on the web, beginning https://."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of another resource."""


@dataclass(frozen=True, slots=True)
class Record:
    """A group of fields described by another dataclass of the model."""

    model: type


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one kind of thing."""

    item: "Kind"
    min: int = 0
    max: int = 50


Kind = Text | Number | Date | DateAndTime | Flag | Term | Url | Reference | Record | ListOf


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a model dataclass, as editors meet it in a file."""

    name: str
    kind: Kind
    required: bool
    doc: str
    """The words directly underneath the field in the model: what it is for and where it shows."""


@cache
def fields_of(model: type) -> tuple[Field, ...]:
    """Return the fields of a model dataclass that an editor writes, in the order in which they are declared.

    A field without a kind (filled in by reading, such as a resource's slug) is not the editor's and is left out.
    """
    docs = _docs_under_fields(model)
    hints = get_type_hints(model, include_extras=True)
    return tuple(
        Field(
            name=spec.name,
            kind=kind,
            required=spec.default is MISSING and spec.default_factory is MISSING,
            doc=docs.get(spec.name, ""),
        )
        for spec in fields(model)
        if (kind := _kind(hints[spec.name])) is not None
    )


def _kind(hint: Any) -> Kind | None:
    if get_origin(hint) in (Union, UnionType):
        return next((kind for part in get_args(hint) if (kind := _kind(part))), None)
    if get_origin(hint) is not Annotated:
        return None
    return next((note for note in get_args(hint)[1:] if isinstance(note, Kind)), None)


def _docs_under_fields(model: type) -> dict[str, str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(model)))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    docs: dict[str, str] = {}
    for statement, following in pairwise(body):
        if (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and isinstance(following, ast.Expr)
            and isinstance(following.value, ast.Constant)
            and isinstance(following.value.value, str)
        ):
            docs[statement.target.id] = inspect.cleandoc(following.value.value)
    return docs
