"""The JSON Schema of a resource's fields, so that programs can help editors while they type.

https://json-schema.org/draft/2020-12. Visual Studio Code shows `markdownEnumDescriptions` beside the words:
https://code.visualstudio.com/docs/languages/json
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from library.catalogue.catalogue import Catalogue
from library.model import fields
from library.model.generated_file import GeneratedFile
from library.model.resource import RESOURCE_ID, Resource
from library.reference import examples
from library.reference.markdown import FOLDER

PATH = FOLDER + "resource.schema.json"
NOTE = (
    "Made by `python3 scripts/reference.py` from the model and the vocabularies. "
    "`python3 scripts/check.py` checks more than a schema can: it reads all files together."
)
Schema = dict[str, Any]


def files(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the schema."""
    text = json.dumps(schema(catalogue), indent=2, ensure_ascii=False) + "\n"
    yield GeneratedFile(PATH, text, "scripts/library/model/resource.py")


def schema(catalogue: Catalogue) -> Schema:
    """Return the schema of a resource's fields."""
    used: Schema = {}
    whole = _record(Resource, catalogue, used)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A learning resource",
        "description": "The fields at the top of a resource's index.md.",
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
        "examples": [examples.value_of(model, spec)],
    }


def _kind(  # noqa: C901, PLR0911 - one entry for each kind
    kind: fields.Kind, catalogue: Catalogue, used: Schema
) -> Schema:
    match kind:
        case fields.Text(min=fewest, max=most, pattern=pattern):
            whole = {"pattern": f"^(?:{pattern})$"} if pattern else {}
            return {"type": "string", "minLength": fewest, "maxLength": most, **whole}
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
        case fields.Record(model=model):
            return _record(model, catalogue, used)
        case fields.ListOf():
            return _list(kind, catalogue, used)


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
