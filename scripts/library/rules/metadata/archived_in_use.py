"""An archived resource to which readers are still sent."""

from collections.abc import Iterator

from library.model import fields
from library.model.evidence import Figure
from library.model.learning_log import LearningEntry
from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.metadata.archive import archived_by_id, archived_owner, what_instead
from library.rules.metadata.records import every_scalar
from library.rules.rule import Context, Rule, at, short

OF_THE_PAST = {LearningEntry, Figure}
"""They tell what was made at the time; their pages leave out what is archived."""
ALWAYS_FITS = "came_from"
LEADS_ON = {"instead"}


def _check(document: Document, context: Context) -> Iterator[Finding]:
    archived = archived_by_id(context)
    if not archived or document.model in OF_THE_PAST:
        return
    for_the_record = archived_owner(document.path, context) is not None
    for value, kind, scalar in every_scalar(document, context):
        name = value.spec.name
        found = archived.get(scalar.text.strip()) if isinstance(kind, fields.Reference) else None
        if not found or name == ALWAYS_FITS or (for_the_record and name not in LEADS_ON) or found is document:
            continue
        better = what_instead(found)
        yield Finding(
            at(document, scalar),
            f"`{value.path}` names `{short(scalar.text)}`, which is archived.",
            " or ".join(better) or f"Take `{short(scalar.text)}` out of `{value.path}`",
        )


RULE = Rule(
    name="archived-in-use",
    what="A learning path, a theme's first steps, a chooser or another resource names one that is archived.",
    why="Readers would be sent to a page that nobody keeps up any more.",
    check=_check,
)
