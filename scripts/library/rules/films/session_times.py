"""When a session begins and ends, by the clock in London, and whether that clock ever shows it."""

from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from library.model.nodes import Mapping, Scalar
from library.reading.records import as_moment
from library.rules.metadata.records import one

ZONE = "Europe/London"


class Shown(StrEnum):
    """How often the clock in London shows a moment."""

    ONCE = "once"
    NEVER = "never"
    """In spring it goes forward over an hour."""
    TWICE = "twice"
    """In autumn it goes back over one."""


def time_of(node: Mapping, name: str) -> tuple[Scalar, datetime] | None:
    """Return a session's time as written and as understood; nothing where it is left out or misshapen."""
    written = one(node, name)
    moment = as_moment(written.text.strip()) if written else None
    return (written, moment) if written and moment else None


def shown(moment: datetime) -> Shown:
    """Tell how often the clock in London shows a moment."""
    zone = _zone()
    # Only in that one hour of the year can there be anything to find.
    if not zone or moment.month not in {3, 10} or moment.hour != 1:
        return Shown.ONCE
    earlier, later = moment.replace(tzinfo=zone, fold=0), moment.replace(tzinfo=zone, fold=1)
    if earlier.utcoffset() == later.utcoffset():
        return Shown.ONCE
    back = earlier.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return Shown.TWICE if back == moment else Shown.NEVER


@cache
def _zone() -> ZoneInfo | None:
    try:
        return ZoneInfo(ZONE)
    except ZoneInfoNotFoundError:
        return None
