"""What single values of each kind look like, and what was probably meant where one does not."""

import re
from datetime import date
from typing import NamedTuple

from library.model import fields
from library.model.messages import part
from library.reading.records import as_date, as_moment
from library.reading.yaml_traps import nearest_day

NUMBER = re.compile(r"[-+]?[0-9]+\Z")
FIRST_NUMBER = re.compile(r"[0-9]{1,9}")
ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})\b")
DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})\Z")
DAY_IN_WORDS = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*\.?\s+([0-9]{4})\Z", re.IGNORECASE)
CLOCK = re.compile(r"\b([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?(?::\d\d)?\s*([ap]m)?\b", re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ADDRESS = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#.@]{2,}(:[0-9]+)?([/?#]\S*)?\Z", re.IGNORECASE)
BARE_ADDRESS = re.compile(r"(?:[a-z]*:?/{1,2})?((?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?)\Z", re.IGNORECASE)
YES = {"yes", "y", "on", "1", "t", "ja"}


class Fault(NamedTuple):
    """Why a value is not of its kind, and what to write."""

    message: str
    instead: str


def fault(kind: fields.Kind, text: str) -> Fault | None:
    """Return what is wrong with one value, if anything."""
    if isinstance(kind, fields.Number):
        return _number(text)
    if isinstance(kind, fields.Date):
        return _date(text)
    if isinstance(kind, fields.DateAndTime):
        return _moment(text)
    if isinstance(kind, fields.Flag):
        return _flag(text)
    return _address(text) if isinstance(kind, fields.Url) else None


def _number(text: str) -> Fault | None:
    if NUMBER.match(text):
        return None
    found = FIRST_NUMBER.search(text)
    return Fault(part("not-a-number"), found[0] if found else part("a-number"))


def _flag(text: str) -> Fault | None:
    if text in {"true", "false"}:
        return None
    return Fault(part("not-a-flag"), "true" if text.lower() in {"true", *YES} else "false")


def _date(text: str) -> Fault | None:
    if as_date(text):
        return None
    if found := ISO.match(text):
        return Fault(part("no-such-day"), nearest_day(*(int(part) for part in found.groups())))
    return Fault(part("not-a-day"), _day_meant(text) or part("a-day"))


def _moment(text: str) -> Fault | None:
    if as_moment(text):
        return None
    day, _, time = text.replace("T", " ", 1).partition(" ")
    clock = CLOCK.search(time)
    hour = int(clock[1]) + (12 if clock[3] and clock[3].lower() == "pm" and int(clock[1]) < 12 else 0) if clock else 0
    written = f"{hour:02}:{clock[2] or '00'}" if clock else "14:00"
    meant = f"{day if as_date(day) else _day_meant(day) or part('a-day')} {written}"
    return Fault(part("not-a-moment"), meant)


def _day_meant(text: str) -> str:
    if found := YEAR_FIRST.match(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := DAY_FIRST.match(text):
        day, month, year = (int(part) for part in found.groups())
        year += 2000 if year < 100 else 0
    elif (found := DAY_IN_WORDS.match(text)) and found[2].lower() in MONTHS:
        day, month, year = int(found[1]), MONTHS.index(found[2].lower()) + 1, int(found[3])
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _address(text: str) -> Fault | None:
    if ADDRESS.match(text):
        return None
    found = BARE_ADDRESS.match(text)
    return Fault(part("not-an-address"), f"https://{found[1]}" if found else part("an-address"))
