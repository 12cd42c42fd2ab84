"""`/contribute/new/model.json`: what the form for a new resource asks, and how it judges the answers.

Fields, their kinds and their help come from the model; words to choose from come from the vocabularies; messages come
from `model/messages.py`. The form holds no list of its own.
"""

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model import fields
from library.model.course import CoursePlan, Unit
from library.model.generated_file import GeneratedFile
from library.model.messages import FRAGMENTS, WORDINGS
from library.model.resource import SLUG, Resource
from library.model.vocabulary import Theme
from library.reading import courses, films

LEGAL_TEXTS = "legal-texts"
BRANCH = "main"
"""The branch that editors propose changes to."""
Data = dict[str, Any]


class Said(NamedTuple):
    """What the registry knows of a rule."""

    code: str
    severity: str
    why: str


class Companion(NamedTuple):
    """A file that stands beside index.md, because the type needs it."""

    file: str
    """Its path from the resource's folder; `{unit}` stands for the name of each unit of the plan."""
    model: type
    body: bool = False
    """Whether words follow its fields."""


COMPANIONS: Mapping[str, tuple[Companion, ...]] = {
    courses.FOLDER: (
        Companion(courses.PLAN, CoursePlan),
        Companion(f"{courses.UNITS}/{{unit}}.md", Unit, body=True),
    ),
    **{folder: (Companion(name, model),) for folder, (name, model) in films.PLANS.items()},
}
"""By the type's folder."""


def files(catalogue: Catalogue, published: Iterable[str], rules: Mapping[str, Said]) -> Iterator[GeneratedFile]:
    """Return the one file. `published` are the lines of resources/published.txt, `rules` go by name."""
    text = json.dumps(data(catalogue, published, rules), ensure_ascii=False, separators=(",", ":")) + "\n"
    yield GeneratedFile(addresses.NEW_RESOURCE_MODEL, text, "scripts/library/model/resource.py")


def data(catalogue: Catalogue, published: Iterable[str], rules: Mapping[str, Said]) -> Data:
    """Return what the file says."""
    used: Data = {}
    words: set[str] = set()
    companions = [item for several in COMPANIONS.values() for item in several]
    for model in (Resource, *(item.model for item in companions)):
        _add(model, used, words)
    partnership = catalogue.partnership
    return {
        "repository": partnership.repository_url.rstrip("/") if partnership else "",
        "branch": BRANCH,
        "email": partnership.contact_email if partnership else "",
        "slug": SLUG,
        "types": [_type(catalogue, name) for name in catalogue.types],
        "models": used,
        "vocabularies": {name: _vocabulary(catalogue, name) for name in sorted(words)},
        "resources": [_resource(item) for item in catalogue.resources],
        "published": [parts[:2] for line in published if len(parts := line.split()) >= 2 and not line.startswith("#")],
        "wordings": {name: [item.rule, item.message, item.instead] for name, item in WORDINGS.items()},
        "fragments": dict(FRAGMENTS),
        "rules": {
            name: {"code": rules[name].code, "severity": rules[name].severity, "why": rules[name].why}
            for name in sorted({item.rule for item in WORDINGS.values()})
        },
    }


def _type(catalogue: Catalogue, name: str) -> Data:
    kind = catalogue.types[name]
    return {
        "id": kind.id,
        "label": kind.label,
        "definition": kind.definition,
        "folder": kind.folder,
        "reading_age": kind.reading_age,
        "companions": [
            {"file": item.file, "model": item.model.__name__, "body": item.body}
            for item in COMPANIONS.get(kind.folder, ())
        ],
    }


def _resource(item: Resource) -> Data:
    return {
        "id": item.id,
        "title": item.title,
        "slug": item.slug,
        "path": item.path,
        "theme": item.themes[0],
        "related": list(item.related),
        "aliases": list(item.aliases),
    }


def _vocabulary(catalogue: Catalogue, name: str) -> Data:
    """Return its terms, and every word that means one of them."""
    if name == LEGAL_TEXTS:
        texts = catalogue.legal_texts.values()
        return {
            "terms": [{"id": text.id, "label": text.title, "definition": text.edition} for text in texts],
            "words": {text.id: text.id for text in texts},
        }
    vocabulary = catalogue.vocabulary(name)
    return {
        "terms": [
            {
                "id": term.id,
                "label": term.label,
                "definition": term.definition,
                **({"quick_exit": True} if isinstance(term, Theme) and term.quick_exit else {}),
            }
            for term in vocabulary
        ],
        "words": vocabulary.ids_by_word(),
    }


def _add(model: type, used: Data, words: set[str]) -> None:
    """Add the fields of a model and of the groups in it."""
    if model.__name__ in used:
        return
    used[model.__name__] = []
    defaults = {spec.name: spec.default for spec in dataclasses.fields(model)}
    for spec in fields.fields_of(model):
        kind = _kind(spec.kind, used, words)
        data = {"name": spec.name, "required": spec.required, "doc": spec.doc, "kind": kind}
        # A tick that is left out stands for this; of other fields nothing is said where they are left out.
        usual = {"default": bool(defaults[spec.name])} if isinstance(spec.kind, fields.Flag) else {}
        used[model.__name__].append(data | usual)


def _kind(kind: fields.Kind, used: Data, words: set[str]) -> Data:  # noqa: PLR0911 - one line for each kind
    match kind:
        case fields.Text(min=fewest, max=most, pattern=pattern, looks_like=looks):
            return {"is": "text", "min": fewest, "max": most, "pattern": pattern, "looks_like": looks}
        case fields.Number(min=fewest, max=most, choices=choices):
            return {"is": "number", "min": fewest, "max": most, "choices": list(choices)}
        case fields.Date(future=future):
            return {"is": "date", "future": future}
        case fields.Term(vocabulary=name):
            words.add(name)
            return {"is": "term", "vocabulary": name}
        case fields.Record(model=model):
            _add(model, used, words)
            return {"is": "group", "model": model.__name__}
        case fields.ListOf(item=item, min=fewest, max=most):
            return {"is": "list", "item": _kind(item, used, words), "min": fewest, "max": most}
        case _:
            return {
                "is": {"DateAndTime": "moment", "Flag": "flag", "Url": "url", "Reference": "reference"}[
                    type(kind).__name__
                ]
            }
