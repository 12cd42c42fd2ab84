"""What the rules on archived resources share: which they are, and what lies in their folders."""

import posixpath
from collections.abc import Mapping

from library.model.resource import ARCHIVED
from library.reading.documents import Document
from library.rules.metadata.records import documents_by_id, one
from library.rules.rule import Context


def is_archived(document: Document) -> bool:
    """Tell whether a resource says that it is archived, whatever else is wrong with it."""
    status = one(document.front, "status")
    return bool(status and status.text.strip() == ARCHIVED)


def archived_by_id(context: Context) -> Mapping[str, Document]:
    """Return the archived resources by their ids."""
    kept = context.cache.get("archived by id")
    if isinstance(kept, dict):
        return kept
    found = {id_: document for id_, document in documents_by_id(context).items() if is_archived(document)}
    context.cache["archived by id"] = found
    return found


def archived_owner(path: str, context: Context) -> Document | None:
    """Return the archived resource in whose folder a file lies."""
    kept = context.cache.get("archived folders")
    if not isinstance(kept, dict):
        found = archived_by_id(context).values()
        kept = context.cache["archived folders"] = {posixpath.dirname(document.path): document for document in found}
    owner = kept.get("/".join(path.split("/")[:3])) if kept else None
    return owner if isinstance(owner, Document) else None


def what_instead(document: Document) -> tuple[str, ...]:
    """Return the ids that an archived resource names in its place."""
    front = document.front
    return (
        tuple(item.text.strip() for name in ("merged_into", "instead") for item in front.scalars(name)) if front else ()
    )
