"""What the rules on links share: every link of a document with where it leads, worked out once."""

from library.catalogue.linking import Linker, Resolved
from library.model.body import Link
from library.model.problem import Place
from library.reading.documents import Document
from library.rules.rule import Context, on_line

Target = tuple[Link, Resolved]


def targets_of(document: Document, context: Context) -> tuple[Target, ...]:
    """Return the links and pictures of a document's body, each with where it leads."""
    if not document.body or not document.body.links:
        return ()
    key = f"link targets of {document.path}"
    kept = context.cache.get(key)
    if not isinstance(kept, tuple):
        linker = _linker(context)
        kept = tuple((link, linker.resolve(link.target, document.path)) for link in document.body.links)
        context.cache[key] = kept
    return kept


def place_of(document: Document, link: Link) -> Place:
    """Return the place of a link's target."""
    return on_line(document, link.line, link.column)


def _linker(context: Context) -> Linker:
    kept = context.cache.get("linker")
    if not isinstance(kept, Linker):
        kept = context.cache["linker"] = Linker(context.catalogue)
    return kept
