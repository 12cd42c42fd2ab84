"""What goes with the page of a film or a webinar: the player alone, the transcript to take along, earlier addresses."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.linking import Linker
from library.model.film import Film
from library.model.generated_file import GeneratedFile
from library.model.resource import Resource
from library.pages import bodies, film_views, redirects
from library.pages.views import View


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return a page with the player alone for each film, and a plain transcript for each recording."""
    linker = Linker(catalogue)
    for resource in catalogue.resources:
        for key, title, film in films_of(catalogue, resource):
            yield GeneratedFile(
                addresses.resource(resource.slug) + film_views.transcript_name(key),
                film_views.transcript_text(film, title),
                resource.path,
            )
        if whole := catalogue.films.get(resource.id):
            yield _player(catalogue, resource, whole, linker)
            for slug in resource.aliases:
                here, there = addresses.player(slug), addresses.player(resource.slug)
                yield redirects.page(catalogue, here, there, resource.title, resource.path)


def films_of(catalogue: Catalogue, resource: Resource) -> Iterator[tuple[str, str, Film]]:
    """Go through the recordings of a resource: the key of each on its page, its title and itself."""
    if film := catalogue.films.get(resource.id):
        yield film_views.WHOLE_FILM, resource.title, film
    if webinar := catalogue.webinar_of.get(resource.id):
        for meeting in webinar.meetings:
            if meeting.film:
                yield meeting.session.id, meeting.session.title, meeting.film


def films_view(catalogue: Catalogue, resource: Resource, linker: Linker) -> list[View]:
    """Return what a resource's page shows of its recordings."""
    found = []
    for key, title, film in films_of(catalogue, resource):
        link = bodies.linking(_words_path(resource, film), addresses.resource(resource.slug), linker)
        found.append(film_views.film_view(catalogue, resource, film, link, key=key, title=title))
    return found


def _words_path(resource: Resource, film: Film) -> str:
    return f"{resource.path.removesuffix('index.md')}{film.recording.transcript or 'index.md'}"


def _player(catalogue: Catalogue, resource: Resource, film: Film, linker: Linker) -> GeneratedFile:
    address = addresses.player(resource.slug)
    link = bodies.linking(_words_path(resource, film), address, linker)
    shown = film_views.film_view(catalogue, resource, film, link)
    view: View = {
        "film": shown,
        "frame_source": film_views.frame_sources([shown]),
        "theme": resource.themes[0],
        "quick_exit": catalogue.is_sensitive(resource),
        "page": addresses.resource(resource.slug),
    }
    return GeneratedFile(
        addresses.page_path(address),
        "",
        resource.path,
        {"template": "embed.html", "title": resource.title, "description": resource.summary, "view": view},
    )
