"""The JSON Schemas of what editors write, so that programs can help them while they type.

https://json-schema.org/draft/2020-12. Visual Studio Code shows `markdownEnumDescriptions` beside the words:
https://code.visualstudio.com/docs/languages/json
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from library.catalogue.catalogue import Catalogue
from library.model import fields
from library.model.generated_file import GeneratedFile
from library.model.resource import RESOURCE_ID
from library.model.storyboard import Line, Manner
from library.model.vocabulary import Term
from library.reference import examples
from library.reference.schema_files import RESOURCE, SCHEMAS, SchemaFile

PATH = RESOURCE.path
NOTE = (
    "Made by `python3 scripts/reference.py` from the model and the vocabularies. "
    "`python3 scripts/check.py` checks more than a schema can: it reads all files together."
)
Schema = dict[str, Any]


def files(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the schemas."""
    for of in SCHEMAS:
        text = json.dumps(schema(catalogue, of), indent=2, ensure_ascii=False) + "\n"
        source = f"scripts/{of.model.__module__.replace('.', '/')}.py"
        yield GeneratedFile(of.path, text, source)


def schema(catalogue: Catalogue, of: SchemaFile = RESOURCE) -> Schema:
    """Return the schema of one kind of file."""
    used: Schema = {}
    record = _record(of.model, catalogue, used)
    whole = {"type": "array", "items": record, "minItems": 1} if of.is_list else record
    where = " and ".join(of.files) if len(of.files) == 1 else "a list in resources/vocabularies/"
    described = "The fields at the top of a resource's index.md." if of is RESOURCE else f"What stands in {where}."
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": of.title,
        "description": described,
        "$comment": NOTE,
        **whole,
        "$defs": used,
    }


def _record(model: type, catalogue: Catalogue, used: Schema) -> Schema:
    specs = fields.fields_of(model)
    return {
        "type": "object",
        "properties": {spec.name: _field(model, spec, catalogue, used) for spec in specs},
        "required": [spec.name for spec in specs if spec.required],
        "additionalProperties": False,
    }


def _field(model: type, spec: fields.Field, catalogue: Catalogue, used: Schema) -> Schema:
    return {
        "title": spec.name.replace("_", " ").capitalize(),
        "description": spec.doc,
        **_kind(spec.kind, catalogue, used),
        **_examples(model, spec),
    }


def _examples(model: type, spec: fields.Field) -> Schema:
    for described in (model, Term) if issubclass(model, Term) else (model,):
        try:
            return {"examples": [examples.value_of(described, spec)]}
        except LookupError:
            continue
    return {}


def _kind(  # noqa: C901, PLR0911 - one entry for each kind
    kind: fields.Kind, catalogue: Catalogue, used: Schema
) -> Schema:
    match kind:
        case fields.Text(min=fewest, max=most, pattern=pattern):
            whole = {"pattern": f"^(?:{pattern})$"} if pattern else {}
            # Values stay the words that were written, so a number is as good as its figures.
            types = ["string", "number"] if not pattern or re.fullmatch(pattern, "42") else "string"
            return {"type": types, "minLength": fewest, "maxLength": most, **whole}
        case fields.Number(choices=choices) if choices:
            return {"type": "integer", "enum": list(choices)}
        case fields.Number(min=fewest, max=most):
            return {"type": "integer", "minimum": fewest, "maximum": most}
        case fields.Date():
            return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
        case fields.DateAndTime():
            return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$"}
        case fields.Flag():
            return {"type": "boolean"}
        case fields.Url():
            return {"type": "string", "format": "uri", "pattern": r"^https://\S+$"}
        case fields.Reference():
            return {"type": "string", "pattern": f"^(?:{RESOURCE_ID})$"}
        case fields.Term(vocabulary=name):
            used.setdefault(name, _words(catalogue, name))
            return {"$ref": f"#/$defs/{name}"}
        case fields.Record(model=model) if model is Line:
            return _line()
        case fields.Record(model=model):
            return _record(model, catalogue, used)
        case fields.ListOf():
            return _list(kind, catalogue, used)


def _line() -> Schema:
    """Return a storyboard's line: words alone, or words under the manner in which they are shown."""
    manners = [manner.value for manner in Manner]
    grouped = {"type": "object", "propertyNames": {"enum": manners}, "minProperties": 1, "maxProperties": 1}
    return {"anyOf": [{"type": "string"}, {**grouped, "additionalProperties": {"type": "string"}}]}


def _list(kind: fields.ListOf, catalogue: Catalogue, used: Schema) -> Schema:
    return {
        "type": "array",
        "items": _kind(kind.item, catalogue, used),
        "minItems": kind.min,
        "maxItems": kind.max,
        "uniqueItems": not isinstance(kind.item, fields.Record),
    }


def _words(catalogue: Catalogue, name: str) -> Schema:
    described = _legal_texts(catalogue) if name == "legal-texts" else _terms(catalogue, name)
    return {
        "type": "string",
        "enum": list(described),
        "markdownEnumDescriptions": list(described.values()),
    }


def _terms(catalogue: Catalogue, name: str) -> Mapping[str, str]:
    return {term.id: f"**{term.label}.** {term.definition}" for term in catalogue.vocabulary(name)}


def _legal_texts(catalogue: Catalogue) -> Mapping[str, str]:
    return {text.id: f"**{text.title}**, {text.edition}." for text in catalogue.legal_texts.values()}
