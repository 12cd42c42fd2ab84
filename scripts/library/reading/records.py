"""Turns the nodes of a record into an object of the model.

Nothing is reported here: rules have already said what is wrong with each field. A field that can't be
understood is left out, and a record that lacks what its model requires gives no object.
"""

import re
from datetime import date, datetime
from typing import Any, TypeVar, cast

from library.model import fields
from library.model.nodes import Mapping, Node, Scalar, Sequence

Model = TypeVar("Model")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}\Z")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def build(model: type[Model], node: Mapping, **known: Any) -> Model | None:
    """Return the object, or None where a required field is missing or unreadable. `known` fills other fields."""
    values: dict[str, Any] = dict(known)
    # The first of two fields with one name counts.
    written = {key.text: value for key, value in reversed(node.entries)}
    for spec in fields.fields_of(cast("type", model)):
        raw = written.get(spec.name)
        value = None if raw is None else understand(spec.kind, raw)
        if value is not None:
            values[spec.name] = value
        elif spec.required:
            return None
    return model(**values)


def understand(kind: fields.Kind, node: Node) -> Any | None:
    """Return what a node says if it is of this kind, else None."""
    if isinstance(kind, fields.ListOf) and isinstance(node, Sequence):
        return tuple(value for item in node.items if (value := understand(kind.item, item)) is not None)
    if isinstance(kind, fields.Record) and isinstance(node, Mapping):
        return build(kind.model, node)
    if isinstance(node, Scalar) and not isinstance(kind, fields.ListOf | fields.Record):
        return _single(kind, node.text.strip())
    return None


def _single(kind: fields.Kind, text: str) -> Any | None:
    if isinstance(kind, fields.Number):
        return int(text) if re.fullmatch(r"\d{1,9}", text) else None
    if isinstance(kind, fields.Date):
        return as_date(text)
    if isinstance(kind, fields.DateAndTime):
        return as_moment(text)
    if isinstance(kind, fields.Flag):
        return {"true": True, "false": False}.get(text)
    return " ".join(text.split()) or None


def as_date(text: str) -> date | None:
    """Return the day that YYYY-MM-DD names, or None."""
    try:
        return date.fromisoformat(text) if DAY.match(text) else None
    except ValueError:
        return None


def as_moment(text: str) -> datetime | None:
    """Return the moment that YYYY-MM-DD HH:MM names on the clock in London, without a time zone, or None."""
    try:
        return datetime.fromisoformat(text) if MOMENT.match(text) else None
    except ValueError:
        return None
