"""Somebody's date of birth."""

import re
from collections.abc import Iterator
from datetime import date

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.privacy.personal import DELETE, hidden
from library.rules.rule import Context, Rule, on_line

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
FULL = (
    rf"(?:(?P<d1>{DAY})(?P<s>[/.-])(?P<m1>0?[1-9]|1[0-2])(?P=s)(?P<y1>\d{{4}}|\d{{2}})"
    rf"|(?P<y2>\d{{4}})-(?P<m2>0[1-9]|1[0-2])-(?P<d2>0[1-9]|[12]\d|3[01])"
    rf"|(?P<d3>{DAY})(?:st|nd|rd|th)?(?: of)?[ -](?P<m3>{MONTH}),?[ -](?P<y3>\d{{4}})"
    rf"|(?P<m4>{MONTH}) (?P<d4>{DAY})(?:st|nd|rd|th)?,? (?P<y4>\d{{4}}))(?!\w)"
)
WORD = r"\b(?:d\.?o\.?b\b\.?|date of birth|birth ?date|birthday|born)"
GAP = r"(?:[^\n]{0,40}?|[ |:*_>-]{0,8}\n[ |:*_>-]{0,12})"
AFTER_WORD = re.compile(rf"(?P<word>{WORD})(?P<gap>{GAP})(?<![\w/.-]){FULL}", re.IGNORECASE)
BEFORE_WORD = re.compile(rf"(?<![\w/.-]){FULL}[ ,(|*_-]{{0,6}}(?P<word>{WORD})", re.IGNORECASE)
A_LIMIT = re.compile(r"\b(?:after|before|since|between|until|from|by|on or)\b", re.IGNORECASE)
"""`Born after 1 September 2020` sets a limit for many children and speaks of none."""
WORDS = ("born", "birth", "dob", "d.o.b")
OLDEST = 110


def _check(document: Document, context: Context) -> Iterator[Finding]:
    text = document.text
    lower = text.lower()
    if not any(word in lower for word in WORDS):
        return
    seen: set[int] = set()
    for match in (*AFTER_WORD.finditer(text), *BEFORE_WORD.finditer(text)):
        start = next(match.start(name) for name in ("d1", "y2", "d3", "m4") if match[name])
        limit = A_LIMIT.search(match.groupdict().get("gap") or "")
        if start in seen or limit or not _is_of_someone_living(match, context.today):
            continue
        seen.add(start)
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        yield Finding(
            on_line(document, line, column),
            f"`{hidden(text[start : start + 10])}` is a full date of birth.",
            f"An age, such as “8 years old”. The date: {DELETE[0].lower()}{DELETE[1:]}",
        )


def _is_of_someone_living(match: re.Match[str], today: date) -> bool:
    parts = {
        name[0]: value.lower()
        for name, value in match.groupdict().items()
        if value and name[0] in "dmy" and name[1:].isdigit()
    }
    month = int(parts["m"]) if parts["m"].isdigit() else MONTHS.index(parts["m"][:3]) + 1
    year = int(parts["y"])
    if len(parts["y"]) == 2:
        year += 2000 if 2000 + year <= today.year else 1900
    try:
        born = date(year, month, int(parts["d"]))
    except ValueError:
        return False
    return today.year - OLDEST <= born.year and born <= today


RULE = Rule(
    name="birth-date",
    what="A full date stands beside words such as `born`, `DOB` or `date of birth`.",
    why="A date of birth with one more detail is enough for people to work out who the child is.",
    check=_check,
)
