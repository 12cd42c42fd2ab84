"""A new resource's index.md: every field that is needed, with help, and the common template of the body.

What only its author can know is left empty or says TODO, so that the check finds it. Nothing here may pass by
accident.
"""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from library.catalogue.catalogue import Catalogue
from library.model import fields
from library.model.nodes import Mapping, Scalar
from library.model.resource import Resource
from library.model.vocabulary import ResourceType
from library.reading.yaml_nodes import read_yaml
from library.reference import examples, json_schema, kinds
from library.reference.markdown import in_quotes

WIDTH = 100
LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
LEGAL_TEXTS = "legal-texts"
QUESTIONS = (
    "TODO: what about this child does only {} make us ask?",
    "TODO: what in {} do we still only know from what we were told?",
    "TODO: what stands in the way of {}, and who could help with it?",
)
BODY = """\
<!-- One or two plain sentences: what it is for, for somebody with five minutes. No heading above. -->

TODO

## When to use it

<!-- Two short lists. Moments that a reader recognises, not aims. -->

**Use it when**

- TODO

**Not when**

- TODO
- someone is in danger now: call 999.

## TODO: the thing itself

<!-- The questions, the steps or the boxes themselves, so that a reader can start here. Give this part a
     name of its own. Boxes you can use: say, card, write, example, warning, note, tip. -->

TODO

## Worked example

<!-- An invented child or family, put together from common patterns, never a real one. The page says so. -->

!!! example "Composite example: TODO"
    TODO

## What next

<!-- Who to tell, by when, and the one next step. Link to at most four other resources. -->

- TODO
"""


WHEN_ARCHIVED = frozenset({"archived", "archived_because", "instead", "merged_into"})
"""Fields that no new resource has."""


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of a resource before anybody has written it."""

    catalogue: Catalogue
    type: ResourceType
    theme: str
    id: str
    title: str
    slug: str


def index(start: Start, today: date) -> str:
    """Return the text of the new index.md."""
    known = _known(start, today)
    specs = fields.fields_of(Resource)
    front = [
        f"# yaml-language-server: $schema=../../../docs/{json_schema.PATH}",
        "# Lines that begin with # are help for you: delete them when you are done.",
        "# docs/contribute/fields.md says more about each field and each word.",
        *(line for spec in specs if spec.required or spec.name in known for line in _field(spec, known, start)),
        "",
        "# The fields below may be left out. Take the # away where one fits.",
        *(
            line
            for spec in specs
            if not spec.required and spec.name not in known and spec.name not in WHEN_ARCHIVED
            for line in _optional(spec, start)
        ),
    ]
    return "\n".join(["---", *front, "---", "", BODY])


def limits(name: str) -> fields.Text:
    """Return how long one of a resource's fields may be."""
    kind = next(spec.kind for spec in fields.fields_of(Resource) if spec.name == name)
    return kind if isinstance(kind, fields.Text) else fields.Text()


def _known(start: Start, today: date) -> dict[str, str]:
    """Return the lines of the fields that need no author."""
    licences = [term.id for term in start.catalogue.vocabulary("licences")]
    known = {
        "id": start.id,
        "title": _written(start.title),
        "themes": f"[{start.theme}]",
        "status": "awaiting-sign-off",
        "published": today.isoformat(),
        "reviewed": today.isoformat(),
    }
    if len(licences) == 1:
        known["licence"] = licences[0]
    if start.catalogue.quick_exit((start.theme,)):
        known["quick_exit"] = "true"
    return {name: f"{name}: {value}" for name, value in known.items()}


def _written(text: str) -> str:
    """Return a value as YAML must have it, in quotes only where it needs them."""
    node, traps = read_yaml(f"title: {text}")
    found = node.get("title") if isinstance(node, Mapping) else None
    plain = not traps and isinstance(found, Scalar) and found.text == text
    return text if plain else in_quotes(text)


def _field(spec: fields.Field, known: dict[str, str], start: Start) -> Iterator[str]:
    yield from _help(spec, start)
    yield known.get(spec.name) or _open(spec, [words.format(start.id) for words in QUESTIONS])


def _open(spec: fields.Field, questions: list[str]) -> str:
    """Return a field that is still empty, in the shape that it will have."""
    match spec.kind:
        case fields.ListOf(item=fields.Record(model=model)):
            names = [inner.name for inner in fields.fields_of(model) if inner.required]
            return "\n".join([f"{spec.name}:", f"  - {names[0]}:", *(f"    {name}:" for name in names[1:])])
        case fields.ListOf(item=fields.Text(), min=fewest):
            return "\n".join([f"{spec.name}:", *(f'  - "{words}"' for words in questions[:fewest])])
        case fields.ListOf():
            return f"{spec.name}: []"
        case _:
            return f"{spec.name}:"


def _optional(spec: fields.Field, start: Start) -> Iterator[str]:
    yield from _help(spec, start)
    yield from (f"# {line}" for line in examples.lines_of(Resource, spec.name).splitlines())


def _help(spec: fields.Field, start: Start) -> Iterator[str]:
    yield ""
    holds = LINK.sub(r"“\1”", kinds.in_words(spec.kind))
    for words in (f"{' '.join(spec.doc.split())} {holds}", *_choices(spec.kind, start)):
        yield from textwrap.wrap(words, WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)


def _choices(kind: fields.Kind, start: Start, of: str = "") -> Iterator[str]:
    """Return the words that a field, or a field of its groups, is chosen from."""
    item = kind.item if isinstance(kind, fields.ListOf) else kind
    if isinstance(item, fields.Record):
        for spec in fields.fields_of(item.model):
            yield from _choices(spec.kind, start, f" for `{spec.name}`")
    elif isinstance(item, fields.Term):
        known = start.catalogue.legal_texts if item.vocabulary == LEGAL_TEXTS else None
        words = known or start.catalogue.vocabulary(item.vocabulary).by_id
        yield f"Words{of}: {', '.join(words)}."
