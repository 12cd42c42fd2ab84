"""When the sessions of webinars are. Times in files are London's by the clock; here they get their offset."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from library.catalogue.catalogue import Catalogue
from library.model.resource import Resource
from library.model.webinar import Meeting, Session

LONDON = ZoneInfo("Europe/London")
NO_WAY_TO_BOOK = "How to book has not been set yet."


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting, with the webinar that it belongs to."""

    resource: Resource
    meeting: Meeting
    start: datetime | None
    """With London's offset on that day; None until the partnership has set it."""
    end: datetime | None

    @property
    def session(self) -> Session:
        """What webinar.yml says of it."""
        return self.meeting.session


def all_held(catalogue: Catalogue) -> Iterator[Held]:
    """Go through every session of every webinar, in the webinars' own order."""
    for webinar in catalogue.webinars:
        for meeting in webinar.meetings:
            yield Held(webinar.resource, meeting, starts(meeting.session), ends(meeting.session))


def dated(catalogue: Catalogue) -> tuple[Held, ...]:
    """Return the sessions whose day is set, the earliest first."""
    found = [(held.start, held.resource.id, held.session.id, held) for held in all_held(catalogue) if held.start]
    # The ids decide between equal times, so that two builds never differ.
    return tuple(held for *_, held in sorted(found, key=lambda entry: entry[:3]))


def starts(session: Session) -> datetime | None:
    """Return when a session begins."""
    return session.start.replace(tzinfo=LONDON) if session.start else None


def ends(session: Session) -> datetime | None:
    """Return when a session ends. Its length is real time, also in the night in which the clocks change."""
    begin = starts(session)
    if not begin:
        return None
    if session.end:
        return session.end.replace(tzinfo=LONDON)
    return (begin.astimezone(UTC) + timedelta(minutes=session.minutes)).astimezone(LONDON)


def how_to_book(catalogue: Catalogue) -> str:
    """Return how people book, in words; it says so where the partnership has not set it."""
    partnership = catalogue.partnership
    parts = (partnership.booking_note, partnership.booking_url) if partnership else ()
    return " ".join(part for part in parts if part) or NO_WAY_TO_BOOK
