"""Example lines for fields, as an editor could type them."""

from library.model import fields
from library.rules.rule import Context


def line(spec: fields.Field, context: Context) -> str:
    """Return a whole line: the field's name and a value of the right kind."""
    return f"{spec.name}: {value(spec.kind, context)}"


def value(kind: fields.Kind, context: Context) -> str:
    """Return a value of the right kind."""
    if isinstance(kind, fields.ListOf):
        return f"[{', '.join([value(kind.item, context)] * max(1, kind.min))}]"
    if isinstance(kind, fields.Record):
        inner = (line(spec, context) for spec in fields.fields_of(kind.model) if spec.required)
        return f"{{{', '.join(inner)}}}"
    if isinstance(kind, fields.Term):
        return _term(kind.vocabulary, context)
    if isinstance(kind, fields.Number):
        usual = context.today.year if kind.min > 1000 else 12
        return str(kind.choices[0] if kind.choices else max(kind.min, min(kind.max, usual)))
    if isinstance(kind, fields.Date | fields.DateAndTime):
        return context.today.isoformat() + (" 14:00" if isinstance(kind, fields.DateAndTime) else "")
    return _words(kind)


def _term(vocabulary: str, context: Context) -> str:
    if vocabulary == "legal-texts":
        return next(iter(context.catalogue.legal_texts), "…")
    return next(iter(context.catalogue.vocabulary(vocabulary).by_id), "…")


def _words(kind: fields.Kind) -> str:
    if isinstance(kind, fields.Flag):
        return "true"
    if isinstance(kind, fields.Url):
        return "https://…"
    if isinstance(kind, fields.Text) and "`" in kind.looks_like:
        return kind.looks_like.split("`")[1]
    return "pc-03" if isinstance(kind, fields.Reference) else "…"
