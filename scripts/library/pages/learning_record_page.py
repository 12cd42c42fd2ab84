"""The learning record: a page about what the reader's own device holds. Nothing that they did is known here."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.course import Course
from library.model.generated_file import GeneratedFile
from library.model.question import Open, QuestionKind
from library.model.resource import Resource
from library.pages.views import View

BLANK_LINES = 8
"""Lines to write on, on the printed record."""


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the page."""
    yield GeneratedFile(
        addresses.page_path(addresses.RECORD),
        "",
        "resources/courses/",
        {
            "template": "learning_record.html",
            "title": "My learning record",
            "description": "What you have learned and what you will do differently, kept on your own device.",
            "view": {
                "known": {course.resource.id: _course(course) for course in catalogue.courses},
                "blank_lines": BLANK_LINES,
            },
        },
    )


def note_view(catalogue: Catalogue, resource: Resource) -> View | None:
    """Return what a resource's page needs to offer itself to the record; nothing where no trace should be left.

    A course keeps its own progress, so it is no line to add by hand.
    """
    if catalogue.is_sensitive(resource) or resource.id in catalogue.course_of:
        return None
    return {
        "id": resource.id,
        "title": resource.title,
        "url": addresses.resource(resource.slug),
        "minutes": resource.minutes,
    }


def _course(course: Course) -> View:
    """Return what a course's stored state leaves out: its units' names, and what was asked."""
    rated = [
        question
        for unit in course.units
        for question in unit.lesson.questions
        if isinstance(question, Open) and question.kind is QuestionKind.CONFIDENCE
    ]
    return {
        "title": course.resource.title,
        "url": addresses.resource(course.slug),
        "minutes": course.minutes,
        "units": [{"slug": unit.slug, "title": unit.title, "minutes": unit.minutes} for unit in course.units],
        "confidence": {question.id: question.prompt.text for question in rated},
    }
