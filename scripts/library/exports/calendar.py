"""Calendars of webinars' sessions: one for each, one for each theme, one for all. RFC 5545."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from icalendar import Event, Timezone, TimezoneDaylight, TimezoneStandard

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.sessions import NO_WAY_TO_BOOK, Held, dated, how_to_book
from library.exports import ical
from library.exports.ids import permanent_id
from library.exports.rows import absolute
from library.model.generated_file import GeneratedFile

PRODUCT = "-//Learning library//Webinars//EN"


def files(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return every calendar that has a session. A session without a day is in none."""
    sessions = dated(catalogue)
    name = catalogue.partnership.library_name if catalogue.partnership else "Learning library"
    for held in sessions:
        content = _calendar(catalogue, (held,), "")
        # Earlier names answer too: a calendar can't be led on by a page.
        for slug in (held.resource.slug, *held.resource.aliases):
            yield GeneratedFile(addresses.session_calendar(slug, held.session.id), content, held.resource.path)
    for theme in catalogue.themes:
        if own := tuple(held for held in sessions if theme.id in held.resource.themes):
            content = _calendar(catalogue, own, f"{name}: {theme.label} webinars")
            yield GeneratedFile(addresses.theme_calendar(theme.id), content, "resources/")
    if sessions:
        yield GeneratedFile(addresses.CALENDAR, _calendar(catalogue, sessions, f"{name}: webinars"), "resources/")


def _calendar(catalogue: Catalogue, sessions: Iterable[Held], title: str) -> bytes:
    calendar = ical.new_calendar(PRODUCT, title)
    calendar.add_component(_london())
    for held in sessions:
        calendar.add_component(_event(catalogue, held))
    return bytes(calendar.to_ical())


def _london() -> Timezone:
    """Return London's clock as it has changed since 1996, by rule: no build depends on its machine's tables."""
    zone = Timezone()
    zone.add("tzid", ical.ZONE)
    for part, name, offset, before, first, month in (
        (TimezoneDaylight(), "BST", 1, 0, datetime(1996, 3, 31, 1, 0), 3),  # noqa: DTZ001  by the clock on the wall
        (TimezoneStandard(), "GMT", 0, 1, datetime(1996, 10, 27, 2, 0), 10),  # noqa: DTZ001
    ):
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=offset))
        part.add("dtstart", first)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone


def _event(catalogue: Catalogue, held: Held) -> Event:
    session, resource = held.session, held.resource
    event = Event()
    event.add("uid", str(permanent_id(catalogue, f"{resource.id}/{session.id}")))
    event.add("sequence", session.revision)
    # The content's own day, never the clock: two builds of the same content are the same.
    event.add("dtstamp", ical.stamp(resource.updated))
    event.add("last-modified", ical.stamp(resource.updated))
    event.add("dtstart", held.start)
    event.add("dtend", held.end)
    event.add("summary", f"{session.title} ({resource.title})")
    event.add("description", _description(catalogue, held))
    event.add("categories", [catalogue.label("themes", theme) for theme in resource.themes])
    event.add("status", "CANCELLED" if session.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if session.cancelled else "OPAQUE")
    link = addresses.permanent(resource.id)
    if (whole := absolute(catalogue, link)) != link:
        event.add("url", whole)
    return event


def _description(catalogue: Catalogue, held: Held) -> str:
    session = held.session
    link = addresses.permanent(held.resource.id)
    whole, booking = absolute(catalogue, link), how_to_book(catalogue)
    parts = (
        "Cancelled: this session will not take place." if session.cancelled else "",
        session.summary,
        f"{catalogue.label('session-modes', session.mode)}. {session.joining}".strip(),
        f"Places: {session.capacity}" if session.capacity else "",
        booking if booking == NO_WAY_TO_BOOK else f"How to book: {booking}",
        f"Recording, slides, questions and answers afterwards: {whole}" if whole != link else "",
    )
    return "\n\n".join(part for part in parts if part)
