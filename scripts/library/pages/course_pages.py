"""The units of each course, its trainer's view, and the addresses that lead to it."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.linking import Linker
from library.catalogue.wording import wording_of
from library.model.course import Course, Unit
from library.model.generated_file import GeneratedFile, Json
from library.model.question import Prose
from library.pages import bodies, course_views, redirects, words
from library.pages.glossary import PageWords
from library.pages.views import View


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return a page for each unit and for each trainer's view."""
    linker = Linker(catalogue)
    for course in catalogue.courses:
        for unit in course.units:
            yield _unit(catalogue, course, unit, linker)
        yield _trainer(catalogue, course, linker)
        yield from _redirects(catalogue, course)


def _unit(catalogue: Catalogue, course: Course, unit: Unit, linker: Linker) -> GeneratedFile:
    address = addresses.unit(course.slug, unit.slug)
    place = course.units.index(unit)
    before = course.units[place - 1] if place else None
    after = course.units[place + 1] if place + 1 < len(course.units) else None
    page_words = PageWords(wording_of(catalogue))
    parts = _marked(course_views.parts_view(course, unit, bodies.linking(unit.path, address, linker)), page_words)
    view: View = {
        **_shared(catalogue, course),
        "unit": unit.slug,
        "within": course.resource.title,
        "number": place + 1,
        "minutes": words.minutes(unit.minutes),
        "required": unit.required,
        "parts": [*parts],
        "words": page_words.listed(),
        "before": _neighbour(course, before),
        "after": _neighbour(course, after),
        "json_ld": _structured(catalogue, course, unit, address),
    }
    description = f"Unit {place + 1} of {len(course.units)} of {course.resource.title}. {words.minutes(unit.minutes)}."
    return GeneratedFile(
        addresses.page_path(address),
        "",
        unit.path,
        {"template": "unit.html", "title": unit.title, "description": description, "view": view},
    )


def _marked(parts: list[Json], page_words: PageWords) -> list[Json]:
    """Return the parts with the glossary's words marked in the prose. Questions stay as they were asked."""
    return [
        {**part, "html": page_words.mark(str(part["html"]))} if isinstance(part, dict) and part["html"] else part
        for part in parts
    ]


def _shared(catalogue: Catalogue, course: Course) -> View:
    """Return what every page of a course shows."""
    home = course.resource.themes[0]
    return {
        "theme": home,
        "theme_label": catalogue.label("themes", home),
        "theme_url": addresses.theme(home),
        "quick_exit": catalogue.is_sensitive(course.resource),
        "warning": course.resource.content_warning,
        "course": course_views.plan_view(course),
        "course_url": addresses.resource(course.slug),
        "trainer_url": addresses.trainer(course.slug),
        "status": course.resource.status,
        "status_label": catalogue.label("statuses", course.resource.status),
    }


def _neighbour(course: Course, unit: Unit | None) -> View | None:
    return {"title": unit.title, "url": addresses.unit(course.slug, unit.slug)} if unit else None


def _trainer(catalogue: Catalogue, course: Course, linker: Linker) -> GeneratedFile:
    address = addresses.trainer(course.slug)
    guide = bodies.linking(course.trainer_path, address, linker)(course.trainer.html) if course.trainer else ""
    units = [_for_trainer(course, unit, address, linker) for unit in course.units]
    in_room = sum(note.minutes for unit in course.units for note in unit.lesson.notes)
    view: View = {
        **_shared(catalogue, course),
        "units": units,
        "minutes_in_room": words.minutes(in_room) if in_room else "",
    }
    return GeneratedFile(
        addresses.page_path(address),
        guide,
        course.trainer_path or course.resource.path,
        {
            "template": "trainer.html",
            "title": f"For trainers: {course.resource.title.removeprefix('Course: ')}",
            "description": f"Notes, timings and questions for running {course.resource.title} in a room.",
            "view": view,
        },
    )


def _for_trainer(course: Course, unit: Unit, address: str, linker: Linker) -> Json:
    link = bodies.linking(unit.path, address, linker)
    notes: list[Json] = [
        {"minutes": words.minutes(note.minutes) if note.minutes else "", "html": link(note.words.html)}
        for note in unit.lesson.notes
    ]
    return {
        "slug": unit.slug,
        "title": unit.title,
        "minutes": words.minutes(unit.minutes),
        "url": addresses.unit(course.slug, unit.slug),
        "notes": notes,
        "questions": [
            part for part in course_views.parts_view(course, unit, link) if isinstance(part, dict) and part["question"]
        ],
    }


def _structured(catalogue: Catalogue, course: Course, unit: Unit, address: str) -> View:
    """Return schema.org's view of a unit. https://schema.org/LearningResource"""
    base = catalogue.partnership.site_url if catalogue.partnership else ""
    has_checks = any(not isinstance(part, Prose) for part in unit.lesson.parts)
    return {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": unit.title,
        "url": base + address,
        "inLanguage": "en-GB",
        "timeRequired": f"PT{unit.minutes}M",
        "learningResourceType": "Unit with knowledge checks" if has_checks else "Unit",
        "isAccessibleForFree": True,
        "isPartOf": {
            "@type": "Course",
            "name": course.resource.title,
            "url": base + addresses.resource(course.slug),
            "description": course.resource.summary,
        },
    }


def _redirects(catalogue: Catalogue, course: Course) -> Iterator[GeneratedFile]:
    """Lead `/courses/<slug>/` to the course's own page, and every address under an earlier name to today's."""
    title, path = course.resource.title, course.resource.path
    for slug in (course.slug, *course.resource.aliases):
        yield redirects.page(catalogue, addresses.course(slug), addresses.resource(course.slug), title, path)
    for slug in course.resource.aliases:
        for name in (addresses.TRAINER, *(unit.slug for unit in course.units)):
            here, there = addresses.unit(slug, name), addresses.unit(course.slug, name)
            yield redirects.page(catalogue, here, there, title, path)
