"""An address for each version of a resource, for citing: which version it was, and what has changed since."""

from collections.abc import Iterator
from datetime import date

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.generated_file import GeneratedFile, Json
from library.model.resource import Change, Resource
from library.pages import words
from library.pages.views import View


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return a page for each version that was ever there to cite, those of archived resources included."""
    for resource in catalogue.ever.values():
        for day in catalogue.days_to_cite(resource):
            yield _page(catalogue, resource, day)


def changes_view(resource: Resource) -> list[Json]:
    """Return what changed and when, newest first, with the address of each version."""
    return [_change(resource, change) for change in _newest_first(resource)]


def _change(resource: Resource, change: Change) -> View:
    return {
        "date": words.day(change.date),
        "note": change.note,
        "url": addresses.version(resource.id, change.date),
    }


def _newest_first(resource: Resource) -> list[Change]:
    return sorted(resource.changes, key=lambda change: change.date, reverse=True)


def _page(catalogue: Catalogue, resource: Resource, day: date) -> GeneratedFile:
    changes = _newest_first(resource)
    today = catalogue.today_of(resource)
    since: list[Json] = [_change(resource, change) for change in changes if change.date > day]
    view: View = {
        "id": resource.id,
        "theme": resource.themes[0],
        "quick_exit": catalogue.is_sensitive(resource),
        "day": words.day(day),
        "day_iso": day.isoformat(),
        "was": " ".join(change.note for change in changes if change.date == day),
        "first": day == resource.published,
        "since": since,
        "archived": words.day(resource.archived) if resource.archived else "",
        "merged": resource.is_archived and today is not resource,
        "today": {"title": today.title, "url": addresses.resource(today.slug)},
        "is_newest": day >= resource.versions[0],
        "source_path": resource.path,
    }
    title = f"{resource.title}: the version of {words.day(day)}"
    return GeneratedFile(
        addresses.page_path(addresses.version(resource.id, day)),
        "",
        resource.path,
        {
            "template": "version.html",
            "title": title,
            "description": f"What was cited of {resource.title}.",
            "view": view,
        },
    )
