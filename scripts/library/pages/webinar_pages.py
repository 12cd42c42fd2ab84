"""The page that lists all webinars' sessions, and each session's slides: to present, to print, to speak from."""

from collections.abc import Iterator
from datetime import date

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.linking import Linker
from library.catalogue.sessions import Held, all_held, dated
from library.model.generated_file import GeneratedFile, Json
from library.pages import bodies, redirects
from library.pages.views import View
from library.pages.webinar_views import booking_view, session_view


def pages(catalogue: Catalogue, today: date) -> Iterator[GeneratedFile]:
    """Return the pages of all webinars. `today` parts what is to come from what has been, until a browser can."""
    if not catalogue.webinars:
        return
    yield _all(catalogue, today)
    linker = Linker(catalogue)
    for held in all_held(catalogue):
        if held.meeting.slides:
            yield _slides(catalogue, held, linker, with_notes=False)
            yield _slides(catalogue, held, linker, with_notes=True)
            yield from _redirects(catalogue, held)


def _all(catalogue: Catalogue, today: date) -> GeneratedFile:
    sessions = dated(catalogue)
    coming = [held for held in sessions if not _is_past(held, today)]
    past = [held for held in reversed(sessions) if _is_past(held, today)]
    themes = [theme for theme in catalogue.themes if any(theme.id in held.resource.themes for held in sessions)]
    calendars: list[Json] = [{"label": theme.label, "url": addresses.theme_calendar(theme.id)} for theme in themes]
    view: View = {
        "coming": [session_view(catalogue, held) for held in coming],
        "undated": [session_view(catalogue, held) for held in all_held(catalogue) if not held.start],
        "past": [session_view(catalogue, held) for held in past],
        "calendar": addresses.CALENDAR if sessions else "",
        "calendars": calendars,
        "booking": booking_view(catalogue),
    }
    return GeneratedFile(
        addresses.page_path(addresses.WEBINARS),
        "",
        "resources/webinars/",
        {
            "template": "webinars.html",
            "title": "Webinars",
            "description": "Sessions to join, and the recordings, slides and answers of those that have been.",
            "view": view,
        },
    )


def _is_past(held: Held, today: date) -> bool:
    """Tell whether a session's last day is over. Within the day the browser decides, by the minute."""
    return held.end is not None and held.end.date() < today


def _slides(catalogue: Catalogue, held: Held, linker: Linker, *, with_notes: bool) -> GeneratedFile:
    resource, session = held.resource, held.session
    slides_url = addresses.slides(resource.slug, session.id)
    notes_url = addresses.speaker_notes(resource.slug, session.id)
    address = notes_url if with_notes else slides_url
    link = bodies.linking(held.meeting.slides_path, address, linker)
    slides: list[Json] = [
        {
            "number": number,
            "title": slide.title or f"Slide {number}",
            "html": link(slide.html),
            "notes": link(slide.notes) if with_notes else "",
        }
        for number, slide in enumerate(held.meeting.slides, start=1)
    ]
    site = catalogue.partnership.site_url if catalogue.partnership else ""
    view: View = {
        "session": session_view(catalogue, held),
        "slides": slides,
        "permanent": addresses.permanent(resource.id),
        "permanent_words": site + addresses.permanent(resource.id),
        "theme": resource.themes[0],
        "theme_label": catalogue.label("themes", resource.themes[0]),
        "theme_url": addresses.theme(resource.themes[0]),
        "quick_exit": catalogue.is_sensitive(resource),
        "within": resource.title,
    }
    kind = "Speaker notes" if with_notes else "Slides"
    return GeneratedFile(
        addresses.page_path(address),
        "",
        held.meeting.slides_path,
        {
            "template": "slides_notes.html" if with_notes else "slides.html",
            "title": f"{kind}: {session.title}",
            "description": f"{kind} of a session of {resource.title}. {session.summary}",
            "view": view,
        },
    )


def _redirects(catalogue: Catalogue, held: Held) -> Iterator[GeneratedFile]:
    """Lead the addresses under a webinar's earlier names to today's."""
    resource, session = held.resource, held.session
    for slug in resource.aliases:
        for address in (addresses.slides, addresses.speaker_notes):
            here, there = address(slug, session.id), address(resource.slug, session.id)
            yield redirects.page(catalogue, here, there, session.title, held.meeting.slides_path)
