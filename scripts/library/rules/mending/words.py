"""Single values that were certainly meant to be something else: terms, ids, days, true and false."""

import re
from collections.abc import Iterator

from library.model import fields
from library.model.resource import Resource
from library.rules.mending import certain
from library.rules.mending.mend import Mend
from library.rules.mending.placed import Placed, Value
from library.rules.metadata import kinds
from library.rules.metadata.records import documents_by_id, every_scalar
from library.rules.metadata.related_unknown import ids_by_name
from library.rules.metadata.term_unknown import words_of
from library.rules.rule import Context

LEGAL_TEXTS = "legal-texts"
MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::00)?\Z")
FLAGS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
RULES = {fields.Term: "term-unknown", fields.Reference: "related-unknown", fields.Text: "value-misshapen"}


def mends(placed: Placed) -> Iterator[Mend]:
    """Propose the word that was meant, where only one can be."""
    for _, kind, scalar in every_scalar(placed.document, placed.context):
        value = placed.values.get((scalar.line, scalar.column))
        if value is None:
            continue
        written = scalar.text.strip()
        meant = (
            _id(placed, value, written) if isinstance(kind, fields.Text) else meant_by(kind, written, placed.context)
        )
        if meant and meant != written and not _stands_there(placed, value, meant):
            yield from placed.other_words(RULES.get(type(kind), "field-wrong-kind"), value, meant)


def meant_by(kind: fields.Kind, written: str, context: Context) -> str:
    """Return what a value must mean, itself where it is right, or nothing."""
    bare = certain.without_curly(written)
    if isinstance(kind, fields.Term):
        return _term(bare, kind.vocabulary, context)
    if isinstance(kind, fields.Reference):
        return _reference(bare, context)
    if isinstance(kind, fields.Date):
        return certain.day(bare)
    if isinstance(kind, fields.DateAndTime):
        found = MOMENT.match(bare)
        bare = f"{found[1]} {found[2]}" if found else bare
    if isinstance(kind, fields.Flag):
        return FLAGS.get(bare.lower(), "")
    return "" if kinds.fault(kind, bare) else bare


def _term(written: str, vocabulary: str, context: Context) -> str:
    words = words_of(context, vocabulary)
    if words.get(written) == written:
        return written
    said = written.lower()
    if said not in words:
        return certain.word(written, set(words.values()))
    # A synonym that two terms share could mean either.
    terms = context.catalogue.vocabulary(vocabulary) if vocabulary != LEGAL_TEXTS else ()
    meant = {term.id for term in terms if said in {word.lower() for word in (*term.synonyms, term.label)}}
    return words[said] if len(meant) < 2 or said in meant else ""


def _reference(written: str, context: Context) -> str:
    known = documents_by_id(context)
    if written in known:
        return written
    if written.lower() in known:
        return written.lower()
    name = written.removesuffix("/index.md").strip("/").split("/")[-1].lower()
    return ids_by_name(context).get(name, "") if name else ""


def _id(placed: Placed, value: Value, written: str) -> str:
    """Return an id without typographic quotes, and a resource's own in small letters; other words are free."""
    kind = value.kind
    if not isinstance(kind, fields.Text) or not kind.pattern:
        return ""
    meant = certain.without_curly(written)
    own = placed.document.model is Resource and value.path == ("id",)
    if own:
        meant = meant.lower()
        if meant in documents_by_id(placed.context):
            return ""
    if not re.fullmatch(kind.pattern, meant) or len(meant) > kind.max:
        return ""
    # Whatever names it in the same spelling would lose it.
    return meant if placed.text.count(written) == 1 and not _is_taken(placed, value, meant) else ""


def _is_taken(placed: Placed, value: Value, meant: str) -> bool:
    return any(
        other.field.spec is value.field.spec and other.scalar.text.strip() == meant for other in placed.values.values()
    )


def _stands_there(placed: Placed, value: Value, meant: str) -> bool:
    """Tell whether the same list has the word already, and would have it twice."""
    if not isinstance(value.path[-1], int):
        return False
    others = placed.meaning.values.items()
    return any(path[:-1] == value.path[:-1] and said.strip() == meant for path, said in others)
