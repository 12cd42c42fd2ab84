"""The page of each resource, the files beside it, and the addresses that lead to it."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.linking import Linker
from library.catalogue.wording import wording_of
from library.model.generated_file import GeneratedFile, Json
from library.model.resource import Resource
from library.pages import (
    archived_pages,
    bodies,
    chooser_views,
    course_views,
    deck_views,
    evidence_views,
    exercise_views,
    feedback_views,
    film_data,
    film_pages,
    film_views,
    form_views,
    learning_record_page,
    likeness_views,
    path_views,
    structured_data,
    version_pages,
    views,
    webinar_views,
    words,
)
from library.pages.glossary import PageWords
from library.pages.views import View

ENOUGH_FOR_CONTENTS = 4
"""Main headings from which a list of contents helps more than it costs."""


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return a page for each resource, with its attachments."""
    linker = Linker(catalogue)
    for resource in catalogue.resources:
        address = addresses.resource(resource.slug)
        page_words = PageWords(wording_of(catalogue))
        yield GeneratedFile(
            addresses.page_path(address),
            page_words.mark(bodies.for_page(resource.body, resource.path, address, linker)),
            resource.path,
            {
                "template": "resource.html",
                "title": resource.title,
                "description": resource.summary,
                "view": {**_view(catalogue, resource, linker), "words": page_words.listed()},
            },
        )
        yield from archived_pages.attached(resource)


def _view(catalogue: Catalogue, resource: Resource, linker: Linker) -> View:
    home = resource.themes[0]
    films = film_pages.films_view(catalogue, resource, linker)
    return {
        "id": resource.id,
        "theme": home,
        "theme_label": catalogue.label("themes", home),
        "theme_url": addresses.theme(home),
        "other_themes": [
            {"label": catalogue.label("themes", theme), "url": addresses.theme(theme)} for theme in resource.themes[1:]
        ],
        "quick_exit": catalogue.is_sensitive(resource),
        "type_label": catalogue.label("types", resource.type),
        "type_url": addresses.facet("type", resource.type),
        "source_path": resource.path,
        "permanent": addresses.permanent(resource.id),
        "contents": _contents(resource),
        "questions": list(resource.supervision_questions),
        "related": views.cards(catalogue, catalogue.related(resource)),
        "alike": likeness_views.likeness_view(catalogue, resource),
        "builds_on": views.cards(catalogue, _builds_on(catalogue, resource)),
        "came_from": archived_pages.came_from_view(catalogue, resource),
        "sources": views.sources(catalogue, resource.sources),
        "attachments": _attachments(catalogue, resource),
        "films": [*films],
        "sessions": _sessions(catalogue, resource),
        "shown_ld": film_data.of_resource(catalogue, resource),
        "booking": webinar_views.booking_view(catalogue),
        "figures": evidence_views.figures_of_resource(catalogue, resource),
        "frame_source": film_views.frame_sources(films),
        "changes": version_pages.changes_view(resource),
        "json_ld": structured_data.of_resource(catalogue, resource),
        "cite": _citation(catalogue, resource),
        "course": _course(catalogue, resource),
        "chooser": chooser_views.chooser_view(catalogue, resource),
        "paths": path_views.paths_view(catalogue, resource),
        "record": learning_record_page.note_view(catalogue, resource),
        "form": form_views.box_view(catalogue, resource),
        "deck": deck_views.deck_view(catalogue, resource),
        "exercise": exercise_views.box_view(catalogue, resource),
        "feedback": feedback_views.feedback_view(catalogue, resource),
        **_facts(catalogue, resource),
        **_trust(catalogue, resource),
    }


def _sessions(catalogue: Catalogue, resource: Resource) -> list[Json]:
    webinar = catalogue.webinar_of.get(resource.id)
    return [*webinar_views.sessions_view(catalogue, webinar)] if webinar else []


def _course(catalogue: Catalogue, resource: Resource) -> View | None:
    course = catalogue.course_of.get(resource.id)
    if not course:
        return None
    packages: list[Json] = [
        {
            "label": catalogue.label("package-formats", name),
            "url": addresses.package(course.slug, name),
            "note": catalogue.vocabulary("package-formats").definition(name),
        }
        for name in course.plan.packages
    ]
    return {
        **course_views.plan_view(course),
        "trainer_url": addresses.trainer(course.slug),
        "completion": catalogue.vocabulary("completion-rules").definition(course.plan.completion),
        "packages": packages,
    }


def _facts(catalogue: Catalogue, resource: Resource) -> View:
    return {
        "minutes": words.minutes(resource.minutes),
        "level": catalogue.label("levels", resource.level),
        "audiences": views.linked_terms(catalogue.vocabulary("audiences"), "audience", resource.audiences),
        "when": views.linked_terms(catalogue.vocabulary("when-to-use"), "when", resource.when_to_use),
        "ages": views.linked_terms(catalogue.vocabulary("ages"), "age", resource.ages),
        "format": _format(catalogue, resource),
        "warning": resource.content_warning,
    }


def _trust(catalogue: Catalogue, resource: Resource) -> View:
    licence = catalogue.vocabulary("licences").by_id.get(resource.licence)
    restricted = resource.restriction != "none"
    return {
        "status": resource.status,
        "status_label": catalogue.label("statuses", resource.status),
        "owner": catalogue.label("owners", resource.owner),
        "reviewed": words.day(resource.reviewed),
        "reviewed_iso": resource.reviewed.isoformat(),
        "next_review": words.day(resource.next_review),
        "next_review_iso": resource.next_review.isoformat(),
        "law": _law(catalogue, resource),
        "law_checked": words.day(resource.law_checked) if resource.law_checked else "",
        "licence": {"label": licence.label, "url": str(getattr(licence, "url", ""))} if licence else None,
        "restriction": catalogue.label("restrictions", resource.restriction) if restricted else "",
        "restriction_note": resource.restriction_note if restricted else "",
    }


def _law(catalogue: Catalogue, resource: Resource) -> list[Json]:
    return [
        {"title": text.title, "edition": text.edition, "url": text.url}
        for law in resource.law
        if (text := catalogue.legal_texts.get(law))
    ]


def _contents(resource: Resource) -> list[Json]:
    found = bodies.contents(resource.body)
    return [{"anchor": anchor, "text": text} for anchor, text in found] if len(found) >= ENOUGH_FOR_CONTENTS else []


def _builds_on(catalogue: Catalogue, resource: Resource) -> tuple[Resource, ...]:
    return tuple(catalogue.by_id[other] for other in resource.builds_on if other in catalogue.by_id)


def _format(catalogue: Catalogue, resource: Resource) -> str:
    text = f"Web page, prints well, {words.size(len(resource.body.html.encode()))}"
    if film := catalogue.films.get(resource.id):
        return f"{text}; film of {film_views.length(film.recording.seconds)} with captions and transcript"
    if resource.id in catalogue.forms:
        return f"{text}; a form to fill in on screen, on paper or in Word"
    if deck := catalogue.decks.get(resource.id):
        return f"{text}; {words.count(len(deck.cards), 'card')} to draw or to print"
    if resource.id in catalogue.exercises:
        return f"{text}; views for facilitator and participants, cards to print"
    loose = len(_attachments(catalogue, resource))
    return f"{text}; {words.count(loose, 'file')} to download" if loose else text


def _attachments(catalogue: Catalogue, resource: Resource) -> list[Json]:
    """Return the files to download, besides those that a player offers."""
    offered = {name for _, _, film in film_pages.films_of(catalogue, resource) for name in film_views.own_files(film)}
    return [
        {"name": item.name, "size": words.size(item.size), "kind": item.name.rpartition(".")[2].upper()}
        for item in resource.attachments
        if item.name not in offered
    ]


def _citation(catalogue: Catalogue, resource: Resource) -> str:
    partnership = catalogue.partnership
    publisher = partnership.name if partnership else ""
    where = (partnership.site_url if partnership else "") + addresses.version(resource.id, resource.versions[0])
    reviewed = words.day(resource.reviewed)
    return f"{publisher} ({resource.updated.year}) {resource.title}. {resource.id}, reviewed {reviewed}. {where}"
