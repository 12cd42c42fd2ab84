"""Builds the catalogue from what was read, leaving out what can't be understood."""

from typing import Any

from library.catalogue.catalogue import Catalogue
from library.model.course import Course, CoursePlan, Unit
from library.model.learning_path import LearningPath
from library.model.partnership import Partnership
from library.model.resource import Attachment, Resource
from library.model.theme_page import ThemePage
from library.model.vocabulary import TERM_MODELS, Term, Vocabulary
from library.reading.courses import CourseFiles
from library.reading.documents import Document
from library.reading.records import build
from library.reading.tree import Beside, Tree


def catalogue_of(tree: Tree) -> Catalogue:
    """Return the catalogue. The order of files on disk never shows in it."""
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
        paths=tuple(sorted(paths, key=lambda path: (path.title.casefold(), path.path))),
        handwritten=tree.handwritten,
    )


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
