"""What pages tell machines of films and of dated sessions: schema.org's VideoObject and EducationEvent."""

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.recordings import Recorded
from library.catalogue.sessions import ends, starts
from library.model.film import Film
from library.model.generated_file import Json
from library.model.resource import Resource
from library.model.webinar import Session, Webinar
from library.pages.film_views import transcript_text
from library.pages.views import View

ATTENDANCE = {
    "online": "OnlineEventAttendanceMode",
    "in-person": "OfflineEventAttendanceMode",
    "both": "MixedEventAttendanceMode",
}


def of_resource(catalogue: Catalogue, resource: Resource) -> list[Json]:
    """Return all of this that a resource's page tells: its film, or its recorded and its dated sessions."""
    found: list[Json] = []
    if film := catalogue.films.get(resource.id):
        found.append(video_object(catalogue, resource, film))
    if webinar := catalogue.webinar_of.get(resource.id):
        found += [
            video_object(catalogue, resource, meeting.film, meeting.session)
            for meeting in webinar.meetings
            if meeting.film
        ]
        found += education_events(catalogue, webinar)
    return found


def video_object(catalogue: Catalogue, resource: Resource, film: Film, session: Session | None = None) -> View:
    """Return a recording as https://schema.org/VideoObject. Give the session if it is one of a webinar's."""
    item = Recorded(resource, film, session)
    recording = film.recording
    base = _base(catalogue)
    page = base + addresses.resource(resource.slug)
    data: View = {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": item.title,
        "description": item.summary,
        "identifier": item.name,
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "duration": _duration(recording.seconds),
        "uploadDate": item.shown_since.isoformat(),
        "transcript": transcript_text(film, item.title),
        "accessibilityFeature": _features(film),
    }
    # MP4 before others: what reads structured data knows it best.
    own = [name for name in sorted(recording.files, key=lambda name: not name.endswith(".mp4")) if name in film.files]
    if own:
        data["contentUrl"] = base + item.address(own[0])
    if session is None:
        data["embedUrl"] = base + addresses.player(resource.slug)
    elif not own and recording.external:
        data["embedUrl"] = recording.external
    if poster := item.address(recording.poster):
        data["thumbnailUrl"] = [base + poster]
    if film.chapters:
        data["hasPart"] = _clips(item, page)
    if base:
        data["url"] = page
        data["@id"] = f"{base}{addresses.permanent(resource.id)}#{item.anchor}film"
    return data


def education_events(catalogue: Catalogue, webinar: Webinar) -> list[View]:
    """Return the dated sessions of a webinar as https://schema.org/EducationEvent. What is unknown is left out."""
    return [
        _event(catalogue, webinar.resource, meeting.session) for meeting in webinar.meetings if meeting.session.start
    ]


def _event(catalogue: Catalogue, resource: Resource, session: Session) -> View:
    begin, end = starts(session), ends(session)
    base = _base(catalogue)
    page = f"{base}{addresses.resource(resource.slug)}#session-{session.id}"
    state = "EventCancelled" if session.cancelled else "EventScheduled"
    data: View = {
        "@context": "https://schema.org",
        "@type": "EducationEvent",
        "name": session.title,
        "description": session.summary,
        "identifier": f"{resource.id}/{session.id}",
        "inLanguage": "en-GB",
        "startDate": begin.isoformat() if begin else "",
        "endDate": end.isoformat() if end else "",
        "eventStatus": f"https://schema.org/{state}",
        "organizer": _organiser(catalogue),
        "superEvent": {"@type": "EventSeries", "name": resource.title, "description": resource.summary},
    }
    if mode := ATTENDANCE.get(session.mode):
        data["eventAttendanceMode"] = f"https://schema.org/{mode}"
    if base:
        data["url"] = page
        if session.mode in ("online", "both"):
            data["location"] = {"@type": "VirtualLocation", "url": page}
    return data


def _organiser(catalogue: Catalogue) -> View:
    partnership = catalogue.partnership
    organiser: View = {"@type": "Organization", "name": partnership.name if partnership else ""}
    if partnership and partnership.website:
        organiser["url"] = partnership.website
    return organiser


def _clips(item: Recorded, page: str) -> list[Json]:
    return [
        {
            "@type": "Clip",
            "name": chapter.title,
            "startOffset": int(chapter.start),
            # A chapter that is open to its end ends with the film.
            "endOffset": int(min(chapter.end, item.film.recording.seconds)),
            "url": f"{page}#{item.anchor}t={int(chapter.start)}",
        }
        for chapter in item.film.chapters
    ]


def _features(film: Film) -> list[Json]:
    described = film.recording.described == "described-version"
    return ["transcript", *(["captions"] if film.captions else []), *(["audioDescription"] if described else [])]


def _duration(seconds: int) -> str:
    """Return `PT1M58S`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (rest, "S"))
    return "PT" + ("".join(f"{number}{letter}" for number, letter in parts if number) or "0S")


def _base(catalogue: Catalogue) -> str:
    return catalogue.partnership.site_url if catalogue.partnership else ""
