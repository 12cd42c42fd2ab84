"""Matches the words of an import to what a resource's fields take. What doesn't fit is told and never guessed."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from library.catalogue.catalogue import Catalogue
from library.model import fields
from library.model.imported import SOURCE, ImportNote, Incoming
from library.model.resource import Resource, Source
from library.reading.import_html import plain_words
from library.reference.scaffold import LEGAL_TEXTS, written

SEPARATORS = (r"[;|\n]", r"[;|\n,]", r"[;|\n,/]|\s&\s|\sand\s")
SIMILAR = 0.72
DAYS = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%d/%m/%y",
    "%d %B %Y",
    "%d %b %Y",
    "%B %d %Y",
    "%Y-%m-%d %H:%M:%S",
)
OLDEST = date(2000, 1, 1)
BEFORE_PUBLISHING = timedelta(days=31)
YES, NO = {"yes", "y", "true", "x", "1", "ja"}, {"no", "n", "false", "0", "none"}
DURATION = re.compile(r"(?:about |approx\.? |c\. ?)?(\d{1,3})\s*(m|mins?|minutes?|h|hrs?|hours?)?\.?", re.IGNORECASE)
MONTHS = re.compile(r"(?:every )?(\d{1,2})\s*(months?|years?)?", re.IGNORECASE)
IN_MONTHS = {"monthly": 1, "quarterly": 3, "annual": 12, "annually": 12, "yearly": 12, "every year": 12, "biennial": 24}
SILENCED = re.compile(r"#(?=\s*ignore\b)", re.IGNORECASE)


@dataclass(slots=True)
class Fitted:
    """What a resource's fields take from an import."""

    lines: dict[str, str] = field(default_factory=dict)
    """The YAML of each field that was filled."""
    said: dict[str, str] = field(default_factory=dict)
    """For other fields, what stood in the list."""
    notes: list[ImportNote] = field(default_factory=list)
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The ids that were found, by field."""


class Fitter:
    """Fits one resource after another into the words of one library."""

    def __init__(self, catalogue: Catalogue, today: date) -> None:
        """Learn every word of every vocabulary."""
        self._catalogue, self._today = catalogue, today
        self._words: dict[str, Mapping[str, str]] = {}

    def fit(self, incoming: Incoming) -> Fitted:
        """Return what each field takes."""
        fitted = Fitted()
        for spec in fields.fields_of(Resource):
            if (text := incoming.values.get(spec.name, "")) and spec.name not in {"id", "title", "status"}:
                self._fill(spec, clean(text, keep_lines=True), incoming, fitted)
        self._sources(incoming, fitted)
        self._days(incoming, fitted)
        return fitted

    def _fill(self, spec: fields.Field, text: str, incoming: Incoming, fitted: Fitted) -> None:
        kind = spec.kind
        if isinstance(kind, fields.ListOf):
            found, problems = self._several(kind, text)
            if found:
                fitted.lines[spec.name] = _as_list(spec.name, kind, found)
                fitted.terms[spec.name] = tuple(found)
        else:
            one, problem = self.single(kind, text)
            problems = [problem] if problem else []
            if one:
                fitted.lines[spec.name] = f"{spec.name}: {one}"
        for problem in problems:
            fitted.notes.append(incoming.note(f"`{spec.name}`: {problem}"))
        if problems:
            fitted.said[spec.name] = text

    def _several(self, kind: fields.ListOf, text: str) -> tuple[list[str], list[str]]:
        if isinstance(kind.item, fields.Record | fields.Reference):
            return [], ["this is not brought in. Write it once the pages it names are there."]
        if isinstance(kind.item, fields.Term):
            found, problems = self._terms(kind.item.vocabulary, text)
        else:
            parts = [part.strip() for part in re.split(SEPARATORS[0], text) if part.strip()]
            # Questions hold commas; search words don't.
            if len(parts) == 1 and kind.max > 3:
                parts = [part.strip() for part in re.split(SEPARATORS[1], text) if part.strip()]
            answers = [self.single(kind.item, part) for part in parts]
            found = [value for value, _ in answers if value]
            problems = [problem for _, problem in answers if problem]
        found = list(dict.fromkeys(found))
        if len(found) > kind.max:
            problems.append(f"{len(found)} were given, and {kind.max} are the most. The first {kind.max} came in.")
            found = found[: kind.max]
        if 0 < len(found) < kind.min and isinstance(kind.item, fields.Text):
            problems.append(f"{len(found)} came, and it takes {kind.min}.")
            return [], problems
        return found, problems

    def _terms(self, vocabulary: str, text: str) -> tuple[list[str], list[str]]:
        """Find the terms that the words name: the whole first, then its parts, as a label may hold a comma."""
        if whole := self.words_of(vocabulary).get(_key(text)):
            return [whole], []
        ways = [[part for part in re.split(pattern, text) if part.strip()] for pattern in SEPARATORS]
        known = [sum(_key(part) in self.words_of(vocabulary) for part in parts) / max(len(parts), 1) for parts in ways]
        parts = ways[known.index(max(known))]
        answers = [self.single(fields.Term(vocabulary), part) for part in parts]
        return [found for found, _ in answers if found], [problem for _, problem in answers if problem]

    def words_of(self, vocabulary: str) -> Mapping[str, str]:
        """Return every word of a vocabulary with the id that it means. A word of two terms means neither."""
        if vocabulary not in self._words:
            meant: dict[str, set[str]] = {}
            for word, term_id in self._all_words(vocabulary):
                meant.setdefault(_key(word), set()).add(term_id)
            ids = {_key(term_id): term_id for term_id in self._ids(vocabulary)}
            self._words[vocabulary] = {
                word: next(iter(found)) for word, found in meant.items() if len(found) == 1
            } | ids
        return self._words[vocabulary]

    def _ids(self, vocabulary: str) -> Iterator[str]:
        if vocabulary == LEGAL_TEXTS:
            yield from self._catalogue.legal_texts
        else:
            yield from self._catalogue.vocabulary(vocabulary).by_id

    def _all_words(self, vocabulary: str) -> Iterator[tuple[str, str]]:
        if vocabulary == LEGAL_TEXTS:
            for text in self._catalogue.legal_texts.values():
                yield text.title, text.id
        for term in self._catalogue.vocabulary(vocabulary):
            for word in (term.label, *term.synonyms):
                yield word, term.id
        if vocabulary == "types":
            for kind in self._catalogue.types.values():
                yield kind.plural, kind.id
                yield kind.folder, kind.id

    def single(self, kind: fields.Kind, text: str) -> tuple[str, str]:  # noqa: PLR0911 - one line for each kind
        """Return one value as YAML has it, or why it can't be one."""
        text = clean(text)
        match kind:
            case fields.Term(vocabulary=vocabulary):
                return self._term(vocabulary, text)
            case fields.Text(pattern="", min=fewest, max=most):
                if fewest <= len(text) <= most:
                    return written(text), ""
                return "", f"“{_short(text)}” has {len(text)} characters, and it takes {fewest} to {most}."
            case fields.Text(pattern=pattern, looks_like=looks):
                return (text, "") if re.fullmatch(pattern, text) else ("", f"“{_short(text)}” is not {looks}.")
            case fields.Number():
                return _number(kind, text)
            case fields.Date(future=future):
                return self._day(text, future=future)
            case fields.Flag():
                word = text.lower()
                answer = "true" if word in YES else "false" if word in NO else ""
                return answer, "" if answer else f"“{_short(text)}” is neither yes nor no."
            case fields.Url():
                return _address(text)
            case _:
                return "", "this is not brought in from a list."

    def _term(self, vocabulary: str, text: str) -> tuple[str, str]:
        known = self.words_of(vocabulary)
        if found := known.get(_key(text)):
            return found, ""
        near = difflib.get_close_matches(_key(text), list(known), n=3, cutoff=SIMILAR)
        meant = list(dict.fromkeys(known[word] for word in near))
        if meant:
            return "", f"“{_short(text)}” is no word here. Did you mean {' or '.join(f'`{word}`' for word in meant)}?"
        return "", f"“{_short(text)}” is no word here. docs/contribute/fields.md lists those that are."

    def _day(self, text: str, *, future: bool) -> tuple[str, str]:
        found = as_day(text)
        if not found:
            return "", f"“{_short(text)}” is no day. Write it as 2026-03-31."
        if found < OLDEST or (not future and found > self._today):
            return "", f"{found} can't be right: it is {'too long ago' if found < OLDEST else 'after today'}."
        return found.isoformat(), ""

    def _sources(self, incoming: Incoming, fitted: Fitted) -> None:
        """Begin the one source that a list or a web page names."""
        given = {
            name.removeprefix(SOURCE): clean(text)
            for name, text in incoming.values.items()
            if name.startswith(SOURCE) and text
        }
        if not given:
            return
        lines, filled = [], False
        for spec in fields.fields_of(Source):
            value, problem = self.single(spec.kind, given[spec.name]) if given.get(spec.name) else ("", "")
            if problem:
                fitted.notes.append(incoming.note(f"`sources: {spec.name}`: {problem}"))
                fitted.said["sources"] = "; ".join(given.values())
            if value or spec.required:
                lines.append(f"{spec.name}: {value}".rstrip())
            filled = filled or bool(value)
        if filled:
            first, *others = lines
            fitted.lines["sources"] = "\n".join(["sources:", f"  - {first}", *(f"    {line}" for line in others)])

    def _days(self, incoming: Incoming, fitted: Fitted) -> None:
        """Keep the two days from contradicting each other; what is not known stays open."""
        published, reviewed = (fitted.lines.get(name, "").partition(": ")[2] for name in ("published", "reviewed"))
        if published and reviewed and date.fromisoformat(reviewed) < date.fromisoformat(published) - BEFORE_PUBLISHING:
            fitted.notes.append(incoming.note(f"`reviewed` ({reviewed}) is long before `published` ({published})."))
            fitted.said["reviewed"] = reviewed
            del fitted.lines["reviewed"]
        if not published:
            fitted.lines["published"] = "published:" if reviewed else f"published: {self._today.isoformat()}"


def clean(text: str, *, keep_lines: bool = False) -> str:
    """Return words without anything unseen, and without what would tell the check to look away."""
    text = SILENCED.sub("", text)
    return "\n".join(filter(None, map(plain_words, text.splitlines()))) if keep_lines else plain_words(text)


def _key(text: str) -> str:
    return plain_words(text).casefold().strip(" .").replace("’", "'")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _as_list(name: str, kind: fields.ListOf, found: list[str]) -> str:
    if isinstance(kind.item, fields.Term):
        return f"{name}: [{', '.join(found)}]"
    return "\n".join([f"{name}:", *(f"  - {value}" for value in found)])


def as_day(text: str) -> date | None:
    """Return the day that is meant; 03/04/2026 is the third of April."""
    bare = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,", "", text).strip()
    for shape in DAYS:
        try:
            return datetime.strptime(bare, shape).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None


def _number(kind: fields.Number, text: str) -> tuple[str, str]:
    if text.lower() in IN_MONTHS:
        number = IN_MONTHS[text.lower()]
    elif kind.choices and (found := DURATION.fullmatch(text)):
        number = int(found[1]) * (60 if (found[2] or "").lower().startswith("h") else 1)
    elif not kind.choices and (found := MONTHS.fullmatch(text)):
        number = int(found[1]) * (12 if (found[2] or "").lower().startswith("y") else 1)
    elif re.fullmatch(r"\d{1,6}", text):
        number = int(text)
    else:
        return "", f"“{_short(text)}” is no number."
    if kind.choices and number not in kind.choices:
        nearest = sorted(sorted(kind.choices, key=lambda choice: abs(choice - number))[:2])
        return "", f"{number} is none of its numbers. The nearest are {' and '.join(map(str, nearest))}."
    if not kind.min <= number <= kind.max:
        return "", f"{number} is not between {kind.min} and {kind.max}."
    return str(number), ""


def _address(text: str) -> tuple[str, str]:
    if re.fullmatch(r"https://[^\s<>\"]+\.[^\s<>\"]+", text):
        return written(text), ""
    if re.match(r"(?:http://|www\.)", text, re.IGNORECASE):
        better = re.sub(r"^(?:http://)?", "https://", text, count=1, flags=re.IGNORECASE)
        return "", f"“{_short(text)}” does not begin with https://. See whether {_short(better)} opens, and write that."
    return "", f"“{_short(text)}” is no address that begins with https://."
