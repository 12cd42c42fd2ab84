"""A link to a page that is no longer kept up."""

import posixpath
from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.reading.documents import Document
from library.rules.links.targets import place_of, targets_of
from library.rules.metadata.archive import archived_by_id, archived_owner, what_instead
from library.rules.metadata.records import documents_by_id
from library.rules.rule import Context, Rule, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    if not archived_by_id(context) or archived_owner(document.path, context):
        return
    for link, found in targets_of(document, context):
        owner = archived_owner(found.path, context)
        if owner:
            known = documents_by_id(context)
            better = [known[other].path for other in what_instead(owner) if other in known]
            paths = [posixpath.relpath(path, posixpath.dirname(document.path)) for path in better]
            yield Finding(
                place_of(document, link),
                f"The link `{short(link.target)}` leads to an archived page.",
                " or ".join(paths) or "Take the link out, and say what to do now",
            )


RULE = Rule(
    name="archived-linked",
    what="A page that is kept up links to one that no longer is.",
    why="Readers would follow it to a record of the past, in the middle of something that they need today.",
    severity=Severity.WARNING,
    check=_check,
)
