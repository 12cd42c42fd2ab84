"""A link to a page that this library does not have."""

from collections.abc import Iterator

from library.catalogue.linking import Kind
from library.model.film import Film
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.links.targets import place_of, targets_of
from library.rules.rule import Context, Rule, short

NEXT = "Link to the file of a resource, such as `../../tools/name-of-folder/index.md`, or delete the link"


def _is_there(path: str, context: Context) -> bool:
    """Tell whether a page exists all the same: its own faults are not those of a link to it."""
    kept = context.cache.get("files of pages")
    if not isinstance(kept, set):
        # A transcript is a part of its film's page and has no address.
        pages = [page for page in context.tree.documents if page.body and page.model is not Film]
        folders = {page.path.removesuffix("/index.md") for page in pages}
        kept = context.cache["files of pages"] = {page.path for page in pages} | folders
    return path in kept


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for link, found in targets_of(document, context):
        if found.kind is not Kind.DEAD or link.is_image or _is_there(found.path, context):
            continue
        meant = f" Did you mean `{found.suggestion}`?" if found.suggestion else ""
        yield Finding(
            place_of(document, link),
            f"The link `{short(link.target)}` leads to no page.{meant}",
            found.suggestion or NEXT,
        )


RULE = Rule(
    name="dead-internal-link",
    what="A link names a resource, a theme or a page of this site that does not exist.",
    why="A reader who follows it five minutes before a visit meets an error page.",
    check=_check,
)
