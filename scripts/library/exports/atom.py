"""Atom feeds of new and changed resources, for all, and for each theme, role and moment of use. RFC 4287."""

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.facets import facet_values
from library.exports.ids import permanent_id
from library.exports.rows import absolute
from library.model.generated_file import GeneratedFile
from library.model.resource import Resource

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 50
EPOCH = date(2026, 1, 1)


def files(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return every feed."""
    name = catalogue.partnership.library_name if catalogue.partnership else "Learning library"
    yield _feed(catalogue, addresses.ATOM, name, "", catalogue.resources)
    for theme in catalogue.themes:
        title = f"{name}: {theme.label}"
        yield _feed(catalogue, addresses.atom(theme.id), title, addresses.theme(theme.id), catalogue.by_theme[theme.id])
    for value in (value for facet, values in facet_values(catalogue) if facet.followed for value in values):
        title = f"{name}: {value.facet.heading.format(value.term.label)}"
        home = addresses.facet(value.facet.name, value.term.id)
        yield _feed(catalogue, addresses.facet_feed(value.facet.name, value.term.id), title, home, value.resources)


def _feed(catalogue: Catalogue, path: str, title: str, home: str, resources: tuple[Resource, ...]) -> GeneratedFile:
    register_namespace("", ATOM)
    latest = sorted(resources, key=lambda resource: resource.id)
    latest.sort(key=lambda resource: resource.updated, reverse=True)
    feed = Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "en-GB"})
    _text(feed, "id", _urn(catalogue, path))
    _text(feed, "title", title)
    _text(feed, "updated", _moment(latest[0].updated if latest else EPOCH))
    _link(feed, "self", _from_feed(catalogue, path))
    _link(feed, "alternate", _from_feed(catalogue, home))
    author = SubElement(feed, f"{{{ATOM}}}author")
    _text(author, "name", catalogue.partnership.name if catalogue.partnership else title)
    for resource in latest[:MOST_ENTRIES]:
        _entry(feed, catalogue, resource)
    indent(feed)
    content = b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="utf-8") + b"\n"
    return GeneratedFile(path, content, "resources/")


def _entry(feed: Element, catalogue: Catalogue, resource: Resource) -> None:
    entry = SubElement(feed, f"{{{ATOM}}}entry")
    _text(entry, "id", _urn(catalogue, resource.id))
    _text(entry, "title", resource.title)
    _text(entry, "published", _moment(resource.published))
    _text(entry, "updated", _moment(resource.updated))
    _text(entry, "summary", resource.changes[0].note if resource.changes else resource.summary)
    _link(entry, "alternate", _from_feed(catalogue, addresses.permanent(resource.id)))
    for theme in resource.themes:
        SubElement(entry, f"{{{ATOM}}}category", {"term": theme, "label": catalogue.label("themes", theme)})


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}").text = words


def _link(parent: Element, relation: str, target: str) -> None:
    SubElement(parent, f"{{{ATOM}}}link", {"rel": relation, "href": target})


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _from_feed(catalogue: Catalogue, address: str) -> str:
    whole = absolute(catalogue, address)
    return whole if whole != address else f"../{address}"


def _urn(catalogue: Catalogue, name: str) -> str:
    return permanent_id(catalogue, name).urn
