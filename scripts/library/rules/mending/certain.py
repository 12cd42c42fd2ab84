"""What a single value was certainly meant to be: of all readings but one, none is left."""

import re
from collections.abc import Iterable
from datetime import date

from library.reading.records import as_date

CURLY = "“”„‟‘’‚‛«»"
NOT_A_WORD = re.compile(r"[\s_]+")
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z")
DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\Z")
DAY_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]+)\.?,?\s+(\d{4})\Z")
MONTH_FIRST = re.compile(r"([A-Za-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\Z")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
SHORTEST, LONG = 5, 10
"""Fewer letters than `SHORTEST` are too easily another word; from `LONG` on, two of them may be wrong."""


def word(written: str, known: Iterable[str]) -> str:
    """Return the one known word that was mistyped; nothing where two are possible or it is a guess."""
    plain = NOT_A_WORD.sub("-", written.strip().lower())
    words = list(known)
    if plain in words:
        return plain
    if len(plain) < SHORTEST:
        return ""
    most = 2 if len(plain) >= LONG else 1
    # A word that is nearly as close might have been meant too.
    close = [each for each in words if slips(plain, each, most + 1) <= most + 1]
    if len(close) != 1 or slips(plain, close[0], most) > most:
        return ""
    return close[0] if close[0][0] == plain[0] and _digits(close[0]) == _digits(plain) else ""


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def slips(one: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, too many or swapped; more than `most` need not be exact.

    The optimal string alignment distance: https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for place, against in enumerate(other, start=1):
            best = min(above[place] + 1, line[place - 1] + 1, above[place - 1] + (letter != against))
            if row > 1 and place > 1 and letter == other[place - 2] and one[row - 2] == against:
                best = min(best, before[place - 2] + 1)
            line.append(best)
        before, above = above, line
    return above[-1]


def day(text: str) -> str:
    """Return the only day that can be meant, as YYYY-MM-DD. `03/04/2026` can be two, and gives none."""
    if as_date(text):
        return text
    if found := YEAR_FIRST.match(text):
        year, month, number = (int(part) for part in found.groups())
    elif found := DAY_FIRST.match(text):
        number, month, year = (int(part) for part in found.groups())
        if number != month and number <= len(MONTHS):
            return ""
    elif found := DAY_IN_WORDS.match(text):
        number, month, year = int(found[1]), _month(found[2]), int(found[3])
    elif found := MONTH_FIRST.match(text):
        number, month, year = int(found[2]), _month(found[1]), int(found[3])
    else:
        return ""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return ""


def _month(name: str) -> int:
    """Return a month's number from its name, short or in full; 0 where it is none or more than one."""
    found = [number for number, month in enumerate(MONTHS, start=1) if month.startswith(name.lower())]
    sept = name.lower() == "sept"
    return found[0] if len(found) == 1 and (len(name) >= 3 or sept) else 0


def without_curly(text: str) -> str:
    """Return a value without the typographic quotes around it."""
    return text.strip(CURLY)
