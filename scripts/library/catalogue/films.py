"""Builds films and webinars from what was read, leaving out what can't be understood."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from library.model.film import Film, Recording
from library.model.resource import Attachment, Resource
from library.model.webinar import Meeting, Session, Webinar, WebinarPlan
from library.reading.captions import as_chapters
from library.reading.films import SLIDES, STILLS, FilmFiles
from library.reading.records import build


def film_of(resource: Resource, files: FilmFiles) -> Film | None:
    """Return the film that a resource's video.yml describes."""
    front = files.plan.front if files.plan else None
    recording = build(Recording, front) if front else None
    return _film(recording, resource.attachments, files, "") if recording else None


def webinar_of(resource: Resource, files: FilmFiles) -> Webinar | None:
    """Return the webinar that a resource's webinar.yml describes."""
    front = files.plan.front if files.plan else None
    plan = build(WebinarPlan, front) if front else None
    if not plan:
        return None
    return Webinar(resource, tuple(_meeting(session, resource, files) for session in plan.sessions))


def _meeting(session: Session, resource: Resource, files: FilmFiles) -> Meeting:
    slides = files.words.get(f"{SLIDES}/{session.slides}")
    film = _film(session.recording, resource.attachments, files, session.id) if session.recording else None
    return Meeting(
        session,
        film,
        files.slides.get(session.slides, ()),
        slides.path if slides else "",
        slides.body if slides else None,
    )


def _film(recording: Recording, there: Iterable[Attachment], files: FilmFiles, part: str) -> Film:
    by_name = {attachment.name: attachment for attachment in there}
    words = files.words.get(recording.transcript)
    stills = PurePosixPath(STILLS, part).as_posix() + "/"
    return Film(
        recording=recording,
        files={name: by_name[name] for name in recording.named if name in by_name},
        captions={
            item.language: files.captions[item.file] for item in recording.captions if item.file in files.captions
        },
        chapters=as_chapters(files.captions.get(recording.chapters, ())),
        transcript=files.transcripts.get(recording.transcript, ()),
        stills=tuple(
            attachment
            for name, attachment in sorted(by_name.items())
            if name.startswith(stills) and "/" not in name.removeprefix(stills)
        ),
        words=words.body if words else None,
    )
