"""The id of a resource that does not exist."""

from collections.abc import Iterator

from library.model import fields
from library.model.messages import said
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.records import documents_by_id, every_scalar, near
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    known = documents_by_id(context)
    for value, kind, scalar in every_scalar(document, context):
        if not isinstance(kind, fields.Reference) or scalar.text.strip() in known:
            continue
        meant = _meant(scalar.text.strip(), context)
        found = "related-unknown-near" if meant else "related-unknown"
        yield Finding(at(document, scalar), *said(found, path=value.path, text=short(scalar.text), meant=meant))


def _meant(text: str, context: Context) -> str:
    """Return the id of the resource with this folder name or title, or else the id most like it."""
    name = text.removesuffix("/index.md").strip("/").split("/")[-1].lower()
    return ids_by_name(context).get(name) or near(text, documents_by_id(context))


def ids_by_name(context: Context) -> dict[str, str]:
    """Return the ids of the resources by their folder names and titles in small letters."""
    kept = context.cache.get("ids by name")
    if isinstance(kept, dict):
        return kept
    names: dict[str, str] = {}
    for id_, document in documents_by_id(context).items():
        title = document.front.text("title") if document.front else ""
        names |= {document.slug.lower(): id_, title.lower(): id_}
    context.cache["ids by name"] = names
    return names


RULE = Rule(
    name="related-unknown",
    what="A field that names another resource gives an id that no resource has.",
    why="Readers would be promised something to read next, and find nothing.",
    check=_check,
)
