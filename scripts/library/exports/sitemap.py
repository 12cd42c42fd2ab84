"""`/sitemap.xml`: every page that a search engine may show. https://www.sitemaps.org/protocol.html"""

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Comment, Element, SubElement, indent, register_namespace, tostring

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.listing import lists
from library.model.generated_file import GeneratedFile

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
PREVIEW = "http://127.0.0.1:8000/"
"""Sitemaps take whole addresses only; until the partnership supplies its own, that of the preview stands in."""
NOT_FOR_SEARCH = ("contribute/", "contributing/")


def files(catalogue: Catalogue) -> tuple[GeneratedFile, ...]:
    """Return the one file."""
    register_namespace("", SITEMAP)
    base = catalogue.partnership.site_url if catalogue.partnership else ""
    root = Element(f"{{{SITEMAP}}}urlset")
    if not base:
        root.append(Comment(" site_url is not set in resources/partnership.yml "))
    for address, day in _pages(catalogue):
        entry = SubElement(root, f"{{{SITEMAP}}}url")
        SubElement(entry, f"{{{SITEMAP}}}loc").text = (base or PREVIEW) + address
        if day:
            SubElement(entry, f"{{{SITEMAP}}}lastmod").text = day.isoformat()
    indent(root)
    content = b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="utf-8") + b"\n"
    return (GeneratedFile("sitemap.xml", content, "resources/"),)


def _pages(catalogue: Catalogue) -> Iterator[tuple[str, date | None]]:
    yield "", max((resource.updated for resource in catalogue.resources), default=None)
    yield from ((address, None) for address in lists(catalogue))
    yield addresses.RECORD, None
    yield addresses.MY_LIST, None
    if catalogue.paths:
        yield addresses.PATHS, None
    yield from ((addresses.learning_path(path.slug), None) for path in catalogue.paths)
    for theme in catalogue.themes:
        members = catalogue.by_theme[theme.id]
        yield addresses.theme(theme.id), max((resource.updated for resource in members), default=None)
    for resource in sorted(catalogue.resources, key=lambda resource: resource.slug):
        yield addresses.resource(resource.slug), resource.updated
        if resource.id in catalogue.forms:
            yield addresses.form(resource.slug), resource.updated
    for course in catalogue.courses:
        for unit in course.units:
            yield addresses.unit(course.slug, unit.slug), course.resource.updated
        yield addresses.trainer(course.slug), course.resource.updated
    yield from _webinars(catalogue)
    for path in catalogue.handwritten:
        address = addresses.of_handwritten(path)
        if address and not address.startswith(NOT_FOR_SEARCH):
            yield address, None


def _webinars(catalogue: Catalogue) -> Iterator[tuple[str, date | None]]:
    if catalogue.webinars:
        yield addresses.WEBINARS, None
    for webinar in catalogue.webinars:
        for meeting in webinar.meetings:
            if meeting.slides:
                yield addresses.slides(webinar.resource.slug, meeting.session.id), webinar.resource.updated
