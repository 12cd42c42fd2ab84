"""What templates show of the learning log: plain data. Where nobody has said something, the template says so."""

from collections.abc import Iterable

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.generated_file import Json
from library.model.learning_log import LearningAction, LearningEntry
from library.pages import words
from library.pages.views import View

ABOUT_THE_LOG = "learning-system"
"""The theme that is about learning itself: its page leads to the whole log."""


def entry_view(catalogue: Catalogue, entry: LearningEntry) -> View:
    """Return what a page shows of one entry."""
    source = entry.source
    found = tuple(catalogue.by_id[item] for item in entry.resources if item in catalogue.by_id)
    return {
        "id": entry.id,
        "title": entry.title,
        "theme": entry.themes[0] if entry.themes else "",
        "themes": [
            {"label": catalogue.label("themes", theme), "url": addresses.learning_log(theme)}
            for theme in entry.themes
            if theme in catalogue.log_of
        ],
        "kind": catalogue.label("learning-sources", source.kind),
        "source": source.text,
        "source_url": source.url,
        "source_date": words.day(source.dated) if source.dated else "",
        "learning": entry.learning,
        "made_sense": entry.made_sense,
        "groups": ", ".join(catalogue.label("owners", group) for group in entry.groups),
        "actions": [_action(catalogue, action) for action in entry.actions],
        "closed": _closed(entry),
        "rechecks": [
            {"date": words.day(check.date), "iso": check.date.isoformat(), "found": check.found}
            for check in sorted(entry.rechecks, key=lambda check: check.date)
        ],
        "outstanding": [
            {"months": months, "date": words.day(due), "iso": due.isoformat()} for months, due in entry.outstanding()
        ],
        "resources": [{"title": item.title, "url": addresses.resource(item.slug)} for item in found],
        "provenance": entry.provenance,
    }


def _action(catalogue: Catalogue, action: LearningAction) -> Json:
    return {
        "what": action.what,
        "type": catalogue.label("action-types", action.type),
        "status": catalogue.label("action-statuses", action.status),
        "is_open": action.status in {"planned", "under-way"},
        "owner": action.owner,
        "due": words.day(action.due) if action.due else "",
        "due_iso": action.due.isoformat() if action.due else "",
        "steps": [
            {"name": "Whom it reached", "words": action.reach},
            {"name": "Who uses it", "words": action.use},
            {"name": "Difference for children", "words": action.difference_for_children},
        ],
        "evidence": action.evidence,
    }


def _closed(entry: LearningEntry) -> Json:
    if not entry.closed:
        return None
    return {
        "date": words.day(entry.closed.date),
        "iso": entry.closed.date.isoformat(),
        "by": entry.closed.by,
        "because": entry.closed.because,
    }


def summary_view(entries: Iterable[LearningEntry]) -> View:
    """Return the honest sums at the top of a page."""
    found = tuple(entries)
    actions = [action for entry in found for action in entry.actions]
    return {
        "entries": len(found),
        "actions": len(actions),
        "used": sum(1 for action in actions if action.use),
        "closed": sum(1 for entry in found if entry.closed),
        "difference": sum(1 for entry in found if entry.knows_a_difference),
        "words": words.count(len(found), "entry", "entries"),
    }


def theme_view(catalogue: Catalogue, theme: str) -> Json:
    """Return what a theme's own page says of the log; None where there is nothing to say."""
    whole = theme == ABOUT_THE_LOG
    entries = catalogue.learning_log if whole else catalogue.log_of.get(theme, ())
    if not entries:
        return None
    learned: list[Json] = [] if whole else [entry.learning for entry in entries]
    return {
        **summary_view(entries),
        "url": addresses.LEARNING_LOG if whole else addresses.learning_log(theme),
        "learned": learned,
    }
