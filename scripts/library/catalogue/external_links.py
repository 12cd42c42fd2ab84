"""Every address of another website that the library names, and the files that name it."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from library.catalogue.catalogue import Catalogue
from library.catalogue.linking import Kind, Linker
from library.model import fields as kinds
from library.model.body import Body
from library.model.film import Film
from library.model.link_health import without_place
from library.model.resource import Resource
from library.reading.courses import PLAN
from library.reading.engines import CARDS, CHOOSER, EXERCISE, FORM
from library.reading.films import PLANS

SETTINGS = "resources/partnership.yml"
VOCABULARIES = "resources/vocabularies"


@dataclass(frozen=True, slots=True, order=True)
class LinkUse:
    """A place that names an address."""

    path: str
    """The file, from the repository's top folder."""
    resource: str = ""
    """The id of the resource that it belongs to; empty for settings, vocabularies, themes and the like."""


def external_links(catalogue: Catalogue) -> Mapping[str, tuple[LinkUse, ...]]:
    """Return the places that name each address, both in their order. What stands after `#` is left out."""
    linker = Linker(catalogue)
    found: dict[str, set[LinkUse]] = {}
    for use, item in _items(catalogue):
        for target in _targets(item):
            resolved = linker.resolve(target, use.path)
            # `{key}` is a gap in the address of a video host, which is none by itself.
            if resolved.kind is Kind.EXTERNAL and "{" not in resolved.external:
                found.setdefault(without_place(resolved.external), set()).add(use)
    return {address: tuple(sorted(uses)) for address, uses in sorted(found.items())}


def _items(catalogue: Catalogue) -> Iterator[tuple[LinkUse, object]]:
    yield LinkUse(SETTINGS), catalogue.partnership
    for name, vocabulary in catalogue.vocabularies.items():
        yield LinkUse(f"{VOCABULARIES}/{name}.yml"), tuple(vocabulary)
    for several in (catalogue.theme_pages.values(), catalogue.paths, catalogue.learning_log, catalogue.evidence):
        yield from ((LinkUse(other.path), other) for other in several)
    for resource in catalogue.resources:
        yield LinkUse(resource.path, resource.id), resource
        engines = (
            (CHOOSER, catalogue.choosers.get(resource.id)),
            (FORM, catalogue.forms.get(resource.id)),
            (CARDS, catalogue.decks.get(resource.id)),
            (EXERCISE, catalogue.exercises.get(resource.id)),
        )
        beside = (*engines, *_of_course(catalogue, resource.id), *_of_films(catalogue, resource.id))
        for name, item in beside:
            yield LinkUse(posixpath.join(posixpath.dirname(resource.path), name), resource.id), item


def _of_course(catalogue: Catalogue, resource_id: str) -> Iterator[tuple[str, object]]:
    """Yield the parts of a course with the names of their files."""
    if course := catalogue.course_of.get(resource_id):
        yield PLAN, course.plan
        yield from ((_beside(unit.path, course.resource), unit) for unit in course.units)
        if course.trainer:
            yield _beside(course.trainer_path, course.resource), course.trainer


def _of_films(catalogue: Catalogue, resource_id: str) -> Iterator[tuple[str, object]]:
    """Yield the parts of a film or a webinar with the names of their files."""
    if film := catalogue.films.get(resource_id):
        yield PLANS["videos"][0], film.recording
        yield _transcript(film)
    if webinar := catalogue.webinar_of.get(resource_id):
        for meeting in webinar.meetings:
            yield PLANS["webinars"][0], meeting.session
            if meeting.words:
                yield _beside(meeting.slides_path, webinar.resource), meeting.words
            if meeting.film:
                yield _transcript(meeting.film)


def _beside(path: str, resource: Resource) -> str:
    return posixpath.relpath(path, posixpath.dirname(resource.path))


def _transcript(film: Film) -> tuple[str, object]:
    return film.recording.transcript, film.words


def _targets(item: object) -> Iterator[str]:
    """Yield the addresses that something of the model holds: its fields for addresses, and the links of its texts."""
    if isinstance(item, Body):
        yield from (link.target for link in item.links)
    elif isinstance(item, tuple):
        for part in item:
            yield from _targets(part)
    elif is_dataclass(item) and not isinstance(item, type):
        written = {spec.name: spec.kind for spec in kinds.fields_of(type(item))}
        for spec in fields(item):
            value = getattr(item, spec.name)
            if isinstance(written.get(spec.name), kinds.Url):
                yield from (value,) if value else ()
            else:
                yield from _targets(value)
