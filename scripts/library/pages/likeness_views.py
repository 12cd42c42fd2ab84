"""What a resource's page shows of others that are like it: a row each, with the reasons in plain words."""

from library.catalogue.catalogue import Catalogue
from library.catalogue.likeness import Alike, Reason, Why, likeness
from library.model.generated_file import Json
from library.model.resource import Resource
from library.pages import views

MOST_REASONS = 2
"""Reasons in a row: the strongest ones."""
MOST_TERMS = 3
VOCABULARY_OF = {"when_to_use": "when-to-use"}
"""Fields whose vocabulary is called otherwise."""
SAID = {
    Why.IT_LINKS: "Links to this page",
    Why.ITS_UNIT_LINKS: "One of its units links to this page",
    Why.THIS_LINKS: "Named on this page",
    Why.IT_BUILDS_ON: "Builds on this page",
    Why.WORDS: "Similar words",
}


def likeness_view(catalogue: Catalogue, resource: Resource) -> list[Json]:
    """Return what is like a resource, the nearest first, without what its editor named: that stands above."""
    return [_row(catalogue, alike) for alike in likeness(catalogue).get(resource.id, ()) if not alike.is_editors]


def _row(catalogue: Catalogue, alike: Alike) -> dict[str, Json]:
    card = views.card(catalogue, alike.resource)
    shown = {name: card[name] for name in ("title", "url", "theme", "theme_label", "type_label", "minutes")}
    # A person would not say that two pages share words: that is shown only where nothing else is.
    told = [reason for reason in alike.reasons if reason.why is not Why.WORDS] or alike.reasons
    return {**shown, "why": [_said(catalogue, reason) for reason in told[:MOST_REASONS]]}


def _said(catalogue: Catalogue, reason: Reason) -> str:
    if reason.why is Why.TERMS:
        labels = (catalogue.label(VOCABULARY_OF.get(kind, kind), term) for kind, term in reason.terms[:MOST_TERMS])
        return f"In common: {' · '.join(labels)}"
    if reason.why is Why.PATH:
        return f"On the same learning path: {reason.words[0]}"
    return SAID[reason.why]
