"""A page without the quick exit, on a theme that needs it."""

from collections.abc import Iterator

from library.model.messages import said
from library.model.problem import Finding
from library.model.resource import Resource
from library.reading.documents import Document
from library.rules.metadata.records import traps_at
from library.rules.rule import Context, Rule, at, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    front = document.front
    if document.model is not Resource or not front or front.text("quick_exit").strip() == "true":
        return
    written = front.get("quick_exit")
    # An answer in another word than true is one fault, which other rules report.
    if written and (
        front.text("quick_exit").strip() != "false" or (written.line, written.column) in traps_at(document)
    ):
        return
    for theme in front.scalars("themes"):
        if context.catalogue.quick_exit((theme.text,)):
            yield Finding(at(document, written or theme), *said("quick-exit-missing", theme=short(theme.text)))
            return


RULE = Rule(
    name="quick-exit-missing",
    what="A resource on a theme with a quick exit does not say `quick_exit: true`.",
    why="Somebody who lives with an abuser may be reading, and must be able to leave the page at once.",
    check=_check,
)
