"""What every calendar file begins with, and the moments in it. RFC 5545."""

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar


def new_calendar(product: str, title: str, refresh: timedelta = timedelta(hours=12)) -> Calendar:
    """Return an empty calendar; one with a title is there to be subscribed to."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", product)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if title:
        # Both names of the same thing: the first is the standard's (RFC 7986), the second what most programs read.
        calendar.add("name", title)
        calendar.add("x-wr-calname", title)
        calendar.add("x-wr-timezone", ZONE)
        calendar.add("refresh-interval", refresh, parameters={"VALUE": "DURATION"})
    return calendar


def stamp(day: date) -> datetime:
    """Return a day as the moment that a calendar wants."""
    return datetime.combine(day, time(), tzinfo=UTC)


ZONE = "Europe/London"
