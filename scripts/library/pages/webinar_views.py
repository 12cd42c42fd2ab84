"""What templates show of a webinar's sessions: plain data, the same on every page that shows one."""

from datetime import datetime

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.sessions import NO_WAY_TO_BOOK, Held, ends, starts
from library.model.generated_file import Json
from library.model.webinar import Webinar
from library.pages import words
from library.pages.views import View

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def sessions_view(catalogue: Catalogue, webinar: Webinar) -> list[View]:
    """Return what the page of a webinar shows of its sessions, in their order."""
    return [
        session_view(catalogue, Held(webinar.resource, meeting, starts(meeting.session), ends(meeting.session)))
        for meeting in webinar.meetings
    ]


def session_view(catalogue: Catalogue, held: Held) -> View:
    """Return what a page shows of one session."""
    session, slug = held.session, held.resource.slug
    has_slides = bool(held.meeting.slides)
    answers: list[Json] = [{"question": item.question, "answer": item.answer} for item in session.answers]
    return {
        "id": session.id,
        "title": session.title,
        "summary": session.summary,
        "webinar": held.resource.title,
        "url": addresses.resource(slug),
        "theme": held.resource.themes[0],
        "minutes": words.minutes(session.minutes),
        "length": session.minutes,
        "mode": catalogue.label("session-modes", session.mode),
        **_when(held),
        "joining": session.joining,
        "capacity": session.capacity,
        "cancelled": session.cancelled,
        "ics": addresses.session_calendar(slug, session.id) if held.start else "",
        "slides": addresses.slides(slug, session.id) if has_slides else "",
        "notes": addresses.speaker_notes(slug, session.id) if has_slides else "",
        "answers": answers,
        "has_film": held.meeting.film is not None,
    }


def booking_view(catalogue: Catalogue) -> View:
    """Return how people book a place, or the words that say it is missing."""
    partnership = catalogue.partnership
    url = partnership.booking_url if partnership else ""
    note = partnership.booking_note if partnership else ""
    return {"url": url, "note": note, "missing": "" if url or note else NO_WAY_TO_BOOK}


def _when(held: Held) -> View:
    """Return a session's time in words, and for machines with its offset; all empty while it has none."""
    if not held.start or not held.end:
        return {"when": "", "begins": "", "ends": "", "start_iso": "", "end_iso": ""}
    same_day = held.start.date() == held.end.date()
    begins, ending = _moment(held.start), _clock(held.end) if same_day else _moment(held.end)
    return {
        "when": f"{begins} to {ending}",
        "begins": begins,
        "ends": ending,
        "start_iso": held.start.isoformat(),
        "end_iso": held.end.isoformat(),
    }


def _moment(value: datetime) -> str:
    """Return `Thursday 14 January 2027, 12:00`."""
    return f"{WEEKDAYS[value.weekday()]} {words.day(value.date())}, {_clock(value)}"


def _clock(value: datetime) -> str:
    return f"{value.hour:02}:{value.minute:02}"
