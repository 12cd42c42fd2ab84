"""The page of a resource that is no longer kept up: why, since when, what to use instead, and the text as it was."""

import re
from collections.abc import Iterable, Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.linking import Linker
from library.model.generated_file import GeneratedFile, Json
from library.model.resource import Resource
from library.pages import bodies, version_pages, views, words
from library.pages.views import View

OWN_ANCHOR = re.compile(r' id="[^"]*"')
"""Several texts stand on one page; each was alone on its own when its anchors were made."""


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return a page for each archived resource, unless another resource took over all it said, and its files."""
    linker = Linker(catalogue)
    for resource in catalogue.archived:
        if catalogue.today_of(resource) is resource:
            yield _page(catalogue, resource, linker)
        yield from attached(resource)


def attached(resource: Resource) -> Iterator[GeneratedFile]:
    """Return the files beside a resource, at each address that it ever had."""
    for slug in (resource.slug, *resource.aliases):
        for attachment in resource.attachments:
            yield GeneratedFile(addresses.resource(slug) + attachment.name, attachment.path, resource.path)


def came_from_view(catalogue: Catalogue, resource: Resource) -> list[Json]:
    """Return the resources that one grew out of, with where the record of each stands."""
    return [
        {
            "title": earlier.title,
            # One that was merged into this page leads back here, so that only its earlier versions tell more.
            "url": addresses.resource(earlier.slug)
            if catalogue.today_of(earlier) is not resource
            else addresses.version(earlier.id, earlier.versions[0]),
        }
        for name in resource.came_from
        if (earlier := catalogue.ever.get(name))
    ]


def instead_of(catalogue: Catalogue, resource: Resource) -> tuple[Resource, ...]:
    """Return what to use in place of an archived resource."""
    return tuple(catalogue.by_id[other] for other in resource.instead if other in catalogue.by_id)


def _page(catalogue: Catalogue, resource: Resource, linker: Linker) -> GeneratedFile:
    address = addresses.resource(resource.slug)
    home = resource.themes[0]
    view: View = {
        "theme": home,
        "theme_label": catalogue.label("themes", home),
        "theme_url": addresses.theme(home),
        "quick_exit": catalogue.is_sensitive(resource),
        "type_label": catalogue.label("types", resource.type),
        "status_label": catalogue.label("statuses", resource.status),
        "archived": words.day(resource.archived) if resource.archived else "",
        "archived_iso": resource.archived.isoformat() if resource.archived else "",
        "because": resource.archived_because,
        "instead": views.cards(catalogue, instead_of(catalogue, resource)),
        "reviewed": words.day(resource.reviewed),
        "warning": resource.content_warning,
        "questions": list(resource.supervision_questions),
        "sources": views.sources(catalogue, resource.sources),
        "attachments": [
            {"name": item.name, "size": words.size(item.size), "kind": item.name.rpartition(".")[2].upper()}
            for item in resource.attachments
        ],
        "units": [*_units(catalogue, resource, linker)],
        "permanent": addresses.permanent(resource.id),
        "source_path": resource.path,
        "changes": version_pages.changes_view(resource),
    }
    meta: View = {"template": "archived.html", "title": resource.title, "description": resource.summary, "view": view}
    body = bodies.for_page(resource.body, resource.path, address, linker)
    return GeneratedFile(addresses.page_path(address), body, resource.path, meta)


def _units(catalogue: Catalogue, resource: Resource, linker: Linker) -> Iterable[Json]:
    """Return the texts of a course's units. Their own addresses lead here."""
    course = catalogue.archive.course_of.get(resource.id) if catalogue.archive else None
    for unit in course.units if course else ():
        text = bodies.for_page(unit.body, unit.path, addresses.resource(resource.slug), linker)
        yield {"title": unit.title, "html": OWN_ANCHOR.sub("", text)}
