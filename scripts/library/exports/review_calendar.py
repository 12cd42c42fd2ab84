"""Calendars of the reviews that are due: one for each owner, one for all. RFC 5545."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from icalendar import Event

from library.catalogue import addresses, health
from library.catalogue.catalogue import Catalogue
from library.exports import ical
from library.exports.ids import permanent_id
from library.exports.rows import absolute
from library.model.generated_file import GeneratedFile
from library.model.resource import Resource

PRODUCT = "-//Learning library//Reviews//EN"
END = b"END:VCALENDAR\r\n"
DAY_ZERO = date(1970, 1, 1)


def files(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return every calendar that has a review. What is archived needs none."""
    resources = sorted(health.in_use(catalogue.resources), key=lambda item: (item.next_review, item.id))
    # Written once for both calendars that each event stands in: this is what takes the time.
    events = {resource.id: bytes(_event(catalogue, resource).to_ical()) for resource in resources}
    name = catalogue.partnership.library_name if catalogue.partnership else "Learning library"
    for owner, own in health.by_owner(catalogue, resources).items():
        title = f"{name}: reviews for {catalogue.label('owners', owner)}"
        content = _calendar(title, (events[resource.id] for resource in own))
        yield GeneratedFile(addresses.review_calendar(owner), content, "resources/")
    if resources:
        yield GeneratedFile(addresses.REVIEWS, _calendar(f"{name}: reviews", events.values()), "resources/")


def _calendar(title: str, events: Iterable[bytes]) -> bytes:
    whole = bytes(ical.new_calendar(PRODUCT, title, timedelta(days=1)).to_ical())
    return whole.removesuffix(END) + b"".join(events) + END


def _event(catalogue: Catalogue, resource: Resource) -> Event:
    event = Event()
    # The name stays when the review has been made: the same event then moves to the day of the next one.
    event.add("uid", str(permanent_id(catalogue, f"review/{resource.id}")))
    event.add("sequence", (resource.updated - DAY_ZERO).days)
    event.add("dtstamp", ical.stamp(resource.updated))
    event.add("last-modified", ical.stamp(resource.updated))
    event.add("dtstart", resource.next_review)
    event.add("dtend", resource.next_review + timedelta(days=1))
    event.add("summary", f"Review due: {resource.title}")
    event.add("description", _description(catalogue, resource))
    event.add("categories", [catalogue.label("themes", theme) for theme in resource.themes])
    event.add("status", "CONFIRMED")
    # A day on which a review falls due is not a day on which somebody is busy.
    event.add("transp", "TRANSPARENT")
    link = addresses.permanent(resource.id)
    if (whole := absolute(catalogue, link)) != link:
        event.add("url", whole)
    return event


def _description(catalogue: Catalogue, resource: Resource) -> str:
    law = [text.title for name in resource.law if (text := catalogue.legal_texts.get(name))]
    parts = (
        f"Looked after by: {catalogue.label('owners', resource.owner)}",
        "Read all of it as somebody who needs it today. Correct what has changed.",
        f"Compare it with {', '.join(law)}, then write the day into law_checked." if law else "",
        f"Then write the day into reviewed, in {resource.path}. This event moves to the next review by itself.",
    )
    return "\n\n".join(part for part in parts if part)
