"""The pages of each case exercise: the facilitator's, the participants', and the cards in their envelopes."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.exercise import Exercise
from library.model.generated_file import GeneratedFile
from library.model.resource import Resource
from library.pages import exercise_views, redirects
from library.pages.views import View


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the pages of each resource that is a case exercise, and what leads there from its earlier names."""
    for resource in catalogue.resources:
        if exercise := catalogue.exercises.get(resource.id):
            yield _facilitator(catalogue, resource, exercise)
            yield _participant(catalogue, resource, exercise)
            yield from _envelopes(catalogue, resource, exercise)
            yield from _redirects(catalogue, resource, exercise)


def _facilitator(catalogue: Catalogue, resource: Resource, exercise: Exercise) -> GeneratedFile:
    view: View = {
        **exercise_views.shared_view(exercise),
        **exercise_views.facilitator_view(exercise),
        "envelopes": [*exercise_views.envelopes_view(exercise, resource.slug)],
        "supervision": list(resource.supervision_questions),
    }
    return _page(
        catalogue,
        resource,
        addresses.facilitator(resource.slug),
        (
            "exercise_facilitator.html",
            f"For the facilitator: {_short(resource)}",
            "Everything to run it.",
        ),
        view,
    )


def _participant(catalogue: Catalogue, resource: Resource, exercise: Exercise) -> GeneratedFile:
    view: View = {
        **exercise_views.shared_view(exercise),
        "stops": exercise_views.stops_view(exercise),
        "supervision": list(resource.supervision_questions),
    }
    return _page(
        catalogue,
        resource,
        addresses.participant(resource.slug),
        ("exercise_participant.html", f"For those taking part: {_short(resource)}", "The family, and how to play."),
        view,
    )


def _envelopes(catalogue: Catalogue, resource: Resource, exercise: Exercise) -> Iterator[GeneratedFile]:
    """Return the page of all cards, and one for each envelope."""
    every = exercise_views.envelopes_view(exercise, resource.slug)
    cards = f"{_short(resource)}: "
    yield _page(
        catalogue,
        resource,
        addresses.envelopes(resource.slug),
        ("exercise_envelopes.html", f"{cards}all the cards", "Cards to print on A4, cut out and put in envelopes."),
        {
            "invented": exercise.invented,
            "envelopes": [*every],
            "one": None,
            "sheets": exercise_views.sheets_view(every),
        },
    )
    for holder, envelope in zip(exercise.holders, every, strict=True):
        yield _page(
            catalogue,
            resource,
            addresses.envelope(resource.slug, holder.id),
            ("exercise_envelopes.html", f"{cards}{holder.label}", "The cards of one envelope, for its holder alone."),
            {
                "invented": exercise.invented,
                "envelopes": [],
                "one": envelope,
                "sheets": exercise_views.sheets_view([envelope]),
            },
        )


def _short(resource: Resource) -> str:
    """Return the title without the type that it begins with."""
    _, colon, rest = resource.title.partition(": ")
    return rest[:1].upper() + rest[1:] if colon else resource.title


def _page(
    catalogue: Catalogue, resource: Resource, address: str, said: tuple[str, str, str], view: View
) -> GeneratedFile:
    template, title, description = said
    home = resource.themes[0]
    return GeneratedFile(
        addresses.page_path(address),
        "",
        resource.path.replace("index.md", "exercise.yml"),
        {
            "template": template,
            "title": title,
            "description": f"{resource.title}. {description}",
            "view": {
                "id": resource.id,
                "theme": home,
                "theme_label": catalogue.label("themes", home),
                "theme_url": addresses.theme(home),
                "within": resource.title,
                "resource_url": addresses.resource(resource.slug),
                "facilitator_url": addresses.facilitator(resource.slug),
                "participant_url": addresses.participant(resource.slug),
                "envelopes_url": addresses.envelopes(resource.slug),
                "permanent": addresses.permanent(resource.id),
                "quick_exit": catalogue.is_sensitive(resource),
                "warning": resource.content_warning,
                "status": resource.status,
                "status_label": catalogue.label("statuses", resource.status),
                **view,
            },
        },
    )


def _redirects(catalogue: Catalogue, resource: Resource, exercise: Exercise) -> Iterator[GeneratedFile]:
    for alias in resource.aliases:
        old, new = (addresses.views_of_exercise(slug, exercise) for slug in (alias, resource.slug))
        for address, here in zip(old, new, strict=True):
            yield redirects.page(catalogue, address, here, resource.title, resource.path)
