"""A new resource's index.md: every field that is needed, with help, and the common template of the body.

What only its author can know is left empty or says TODO, so that the check finds it. Nothing here may pass by
accident.
"""

import re
import textwrap
from collections.abc import Iterator
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from library.catalogue.catalogue import Catalogue
from library.model import fields
from library.model.nodes import Mapping, Scalar
from library.model.resource import Resource
from library.model.vocabulary import ResourceType
from library.reading.courses import FOLDER as COURSES
from library.reading.yaml_nodes import read_yaml
from library.reference import course_scaffold, examples, kinds
from library.reference.markdown import in_quotes
from library.reference.schema_files import RESOURCE, modeline_of

WIDTH = 100
LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
LEGAL_TEXTS = "legal-texts"
QUESTIONS = (
    "TODO: what about this child does only {} make us ask?",
    "TODO: what in {} do we still only know from what we were told?",
    "TODO: what stands in the way of {}, and who could help with it?",
)
SCAFFOLDS = Path(__file__).parent / "scaffolds"
"""For each type of resource: body.md, and the files that lie beside a page of that type."""
LONGEST_NAME = 40
"""What the name of a saved form may have."""
GENERAL = "guidance"
"""Whose body begins a resource of a type that has none of its own."""


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


@dataclass(frozen=True, slots=True)
class Given:
    """What an import knows of a resource."""

    lines: dict[str, str]
    """The YAML of fields, in place of what a new resource begins with."""
    said: dict[str, str]
    """What the list or the page said about other fields, which somebody has still to put into the library's words."""
    body: str


def index(start: Start, today: date, given: Given | None = None) -> str:
    """Return the text of the new index.md."""
    known = _known(start, today) | (given.lines if given else {})
    said = given.said if given else {}
    specs = fields.fields_of(Resource)
    front = [
        RESOURCE.modeline,
        "# Lines that begin with # are help for you: delete them when you are done.",
        "# docs/contribute/fields.md says more about each field and each word.",
        *(
            line
            for spec in specs
            if spec.required or spec.name in known
            for line in _field(spec, known, start, said.get(spec.name, ""))
        ),
        "",
        "# The fields below may be left out. Take the # away where one fits.",
        *(
            line
            for spec in specs
            if not spec.required and spec.name not in known and spec.name not in WHEN_ARCHIVED
            for line in _optional(spec, start, said)
        ),
    ]
    return "\n".join(["---", *front, "---", "", given.body if given else body(start.type.id)])


def body(type_id: str) -> str:
    """Return the body with which a resource of a type begins: its parts, and what a good one holds."""
    own = SCAFFOLDS / type_id / "body.md"
    return (own if own.is_file() else SCAFFOLDS / GENERAL / "body.md").read_text(encoding="utf-8")


def beside(start: Start, today: date) -> Dictionary[str, str]:
    """Return the other files with which a resource of a type begins, by their paths from its folder."""
    if start.type.folder == COURSES:
        return course_scaffold.files()
    written = {"SLUG": start.slug[:LONGEST_NAME].rstrip("-"), "TODAY": today.isoformat()}
    return {file.name: _filled(file, written) for file in sorted((SCAFFOLDS / start.type.id).glob("*.yml"))}


def _filled(file: Path, written: Dictionary[str, str]) -> str:
    text = f"{modeline_of(file.name)}\n{file.read_text(encoding='utf-8')}"
    for sign, words in written.items():
        text = text.replace(sign, words)
    return text


def limits(name: str) -> fields.Text:
    """Return how long one of a resource's fields may be."""
    kind = next(spec.kind for spec in fields.fields_of(Resource) if spec.name == name)
    return kind if isinstance(kind, fields.Text) else fields.Text()


def _known(start: Start, today: date) -> dict[str, str]:
    """Return the lines of the fields that need no author."""
    licences = [term.id for term in start.catalogue.vocabulary("licences")]
    known = {
        "id": start.id,
        "title": written(start.title),
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


def written(text: str) -> str:
    """Return a value as YAML must have it, in quotes only where it needs them."""
    node, traps = read_yaml(f"title: {text}")
    found = node.get("title") if isinstance(node, Mapping) else None
    plain = not traps and isinstance(found, Scalar) and found.text == text
    return text if plain else in_quotes(text)


def _field(spec: fields.Field, known: dict[str, str], start: Start, said: str) -> Iterator[str]:
    yield from _help(spec, start)
    yield from _as_said(said)
    yield known.get(spec.name) or _open(spec, [words.format(start.id or start.slug) for words in QUESTIONS])


def _as_said(said: str) -> Iterator[str]:
    if said:
        words = f"It came with: “{' '.join(said.split())}”"
        yield from textwrap.wrap(words, WIDTH, initial_indent="# ", subsequent_indent="# … ", break_on_hyphens=False)


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


def _optional(spec: fields.Field, start: Start, said: dict[str, str]) -> Iterator[str]:
    yield from _help(spec, start)
    yield from _as_said(said.get(spec.name, ""))
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
