"""Builds the catalogue from what was read, leaving out what can't be understood."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from library.catalogue.catalogue import Catalogue
from library.catalogue.films import film_of, webinar_of
from library.model.chooser import Chooser
from library.model.course import Course, CoursePlan, Unit
from library.model.deck import Deck
from library.model.evidence import Figure
from library.model.exercise import Exercise
from library.model.form import Form
from library.model.learning_log import LearningAction, LearningEntry
from library.model.learning_path import LearningPath
from library.model.partnership import Partnership
from library.model.resource import Attachment, Resource
from library.model.theme_page import ThemePage
from library.model.vocabulary import TERM_MODELS, Term, Vocabulary
from library.reading.courses import CourseFiles
from library.reading.documents import Document
from library.reading.engines import CARDS, CHOOSER, EXERCISE, FORM
from library.reading.records import as_date, build
from library.reading.tree import Beside, Tree

VERSION = re.compile(r"(?P<id>\S+)\s+r/(?P=id)/(?P<day>[\d-]+)/\s*$")
Part = TypeVar("Part")
Engine = TypeVar("Engine", Chooser, Form, Deck, Exercise)


def catalogue_of(tree: Tree) -> Catalogue:
    """Return the catalogue. The order of files on disk never shows in it."""
    everything = _everything(tree)
    archived = frozenset(resource.id for resource in everything.resources if resource.is_archived)
    if not archived:
        return everything
    live = frozenset(resource.id for resource in everything.resources) - archived
    return replace(_only(live, everything), archive=_only(archived, everything))


def _only(ids: frozenset[str], everything: Catalogue) -> Catalogue:
    """Return a catalogue with some of the resources and what belongs to them."""

    def of(parts: Mapping[str, Part]) -> dict[str, Part]:
        return {resource_id: part for resource_id, part in parts.items() if resource_id in ids}

    return replace(
        everything,
        resources=tuple(resource for resource in everything.resources if resource.id in ids),
        courses=tuple(course for course in everything.courses if course.resource.id in ids),
        webinars=tuple(webinar for webinar in everything.webinars if webinar.resource.id in ids),
        films=of(everything.films),
        choosers=of(everything.choosers),
        forms=of(everything.forms),
        decks=of(everything.decks),
        exercises=of(everything.exercises),
        kept={},
    )


def _everything(tree: Tree) -> Catalogue:
    vocabularies = {name: _vocabulary(name, document) for name, document in tree.vocabularies.items()}
    types = {getattr(term, "folder", term.id): term.id for term in vocabularies.get("types", ())}
    resources = [
        resource
        for document in tree.resources
        if (resource := _resource(document, types, tree.beside.get(document.path, ())))
    ]
    # The path decides between equal titles, so that two builds never differ.
    courses = {path: files for path, files in tree.courses.items() if files.plan and files.plan.front}
    paths = [path for document in tree.paths if (path := _path(document))]
    resources.sort(key=lambda resource: (resource.title.casefold(), resource.path))
    return Catalogue(
        partnership=build(Partnership, tree.partnership.front) if tree.partnership and tree.partnership.front else None,
        vocabularies=vocabularies,
        resources=tuple(resources),
        theme_pages={page.theme: page for document in tree.themes if (page := _theme_page(document))},
        courses=tuple(
            course
            for resource in resources
            if resource.path in courses and (course := _course(resource, courses[resource.path]))
        ),
        films={
            resource.id: film
            for resource in resources
            if (files := tree.films.get(resource.path)) and (film := film_of(resource, files))
        },
        webinars=tuple(
            webinar
            for resource in resources
            if (files := tree.films.get(resource.path)) and (webinar := webinar_of(resource, files))
        ),
        choosers=_engines(resources, tree, CHOOSER, Chooser),
        forms=_engines(resources, tree, FORM, Form),
        decks=_engines(resources, tree, CARDS, Deck),
        exercises=_engines(resources, tree, EXERCISE, Exercise),
        paths=tuple(sorted(paths, key=lambda path: (path.title.casefold(), path.path))),
        learning_log=_learning_log(tree, vocabularies.get("action-types")),
        evidence=tuple(
            figure
            for document in tree.evidence
            if document.front and (figure := build(Figure, document.front, id=document.slug, path=document.path))
        ),
        link_health=tree.link_health,
        handwritten=tree.handwritten,
        cited=_cited(tree.published),
    )


def _cited(published: tuple[str, ...]) -> dict[str, tuple[date, ...]]:
    """Return the days of the versions that resources/published.txt names."""
    found: dict[str, tuple[date, ...]] = {}
    for line in published:
        if (version := VERSION.match(line)) and (day := as_date(version["day"])):
            found[version["id"]] = (*found.get(version["id"], ()), day)
    return found


def _engines(resources: list[Resource], tree: Tree, name: str, model: type[Engine]) -> dict[str, Engine]:
    """Return what the files of one name hold, by the id of the resource they lie beside."""
    return {
        resource.id: engine
        for resource in resources
        if (document := tree.engines.get(resource.path, {}).get(name))
        and document.front
        and (engine := build(model, document.front))
    }


def _vocabulary(name: str, document: Document) -> Vocabulary:
    model: Any = TERM_MODELS.get(name, Term)
    return Vocabulary.of(name, tuple(term for record in document.records if (term := build(model, record.node))))


def _resource(document: Document, types: dict[str, str], beside: tuple[Beside, ...]) -> Resource | None:
    if not document.front or not document.body:
        return None
    return build(
        Resource,
        document.front,
        type=types.get(document.type_folder, document.type_folder),
        slug=document.slug,
        path=document.path,
        body=document.body,
        attachments=tuple(
            Attachment(file.name, file.on_disk, file.size)
            for file in beside
            if not file.is_symlink and not file.name.startswith(".") and "/." not in file.name
        ),
    )


def _theme_page(document: Document) -> ThemePage | None:
    if not document.front or not document.body:
        return None
    return build(ThemePage, document.front, path=document.path, body=document.body)


def _course(resource: Resource, files: CourseFiles) -> Course | None:
    plan = build(CoursePlan, files.plan.front) if files.plan and files.plan.front else None
    if not plan:
        return None
    documents = {document.slug: document for document in files.units}
    units = tuple(
        unit
        for entry in plan.units
        if entry.unit in documents and (unit := _unit(documents[entry.unit], required=entry.required))
    )
    trainer = files.trainer
    return Course(resource, plan, units, trainer.body if trainer else None, trainer.path if trainer else "")


def _unit(document: Document, *, required: bool) -> Unit | None:
    if not document.front or not document.body or not document.lesson:
        return None
    return build(
        Unit,
        document.front,
        slug=document.slug,
        path=document.path,
        required=required,
        body=document.body,
        lesson=document.lesson,
    )


def _path(document: Document) -> LearningPath | None:
    return build(LearningPath, document.front, slug=document.slug, path=document.path) if document.front else None


def _learning_log(tree: Tree, types: Vocabulary | None) -> tuple[LearningEntry, ...]:
    """Return the entries and their actions, the strongest first. The vocabulary goes from weak to strong."""
    places = {term.id: place for place, term in enumerate(types or (), start=1)}

    def strength(*actions: LearningAction) -> int:
        return max((places.get(action.type, 0) for action in actions), default=0)

    built = (
        build(LearningEntry, document.front, id=document.slug, path=document.path)
        for document in tree.learning_log
        if document.front
    )
    entries = [
        replace(entry, actions=tuple(sorted(entry.actions, key=strength, reverse=True))) for entry in built if entry
    ]
    # The id decides between equals, so that two builds never differ.
    return tuple(sorted(entries, key=lambda entry: (-strength(*entry.actions), entry.id)))
