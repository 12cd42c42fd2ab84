"""The annual self-declarations: one for each agency, and what they say together.

Agencies are organisations and know that they are named, so nothing is hidden here but numbers of children.
The questions are found by their permanent ids in the form of the type `self-declaration`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from library.catalogue.form_layout import Asked, Part
from library.exports.suppression import FEWEST
from library.model.report import Bar, Chart, Quote, ReportLink, ReportPart, ReportTable
from library.model.returned import Return, ReturnNote, Weight

AGENCY, LEVEL, EVIDENCE, BARRIERS, PRACTICE, SHARE = "agency", "level", "evidence", "barriers", "practice", "share"
FREQUENCY, NOBODY, CHILDREN = "supervision-frequency", "supervision-none", "children-reached"
NO_ANSWER, NO_EVIDENCE = "no answer", "no evidence given"
MOST_QUOTED = 100  # words
Levels = Mapping[tuple[str, str], str]
"""Each agency's level in each theme."""


@dataclass(slots=True)
class Declarations:
    """The returns that count: the latest of each agency and year."""

    kept: dict[tuple[str, int], Return] = field(default_factory=dict)

    def add(self, returned: Return) -> ReturnNote | None:
        """Keep a return; return what is to be said where it can't stand or replaces another."""
        name = _agency(returned)
        if not name or returned.year is None:
            lacking = AGENCY if not name else "year"
            return ReturnNote(
                returned.file,
                f"answers.{lacking}",
                f"It does not say which {lacking} it is about.",
                "Ask the agency to fill that in and to save the return again.",
                Weight.REFUSED,
            )
        key = (name.casefold(), returned.year)
        other = self.kept.get(key)
        newer, older = returned, other
        if other and (other.saved, other.file) > (returned.saved, returned.file):
            newer, older = other, returned
        self.kept[key] = newer
        if not older:
            return None
        message = f"“{name}” sent a later one for this year: {newer.file}."
        return ReturnNote(older.file, "", message, "If the earlier one is right, take the later out.", Weight.REFUSED)

    @property
    def usual_year(self) -> int | None:
        """The year that most returns are about, the later of two: one agency's slip must not hide all the others."""
        found = Counter(year for _, year in self.kept)
        return max(found, key=lambda year: (found[year], year), default=None)

    def of_year(self, year: int | None) -> tuple[Return, ...]:
        """Return those of one year, by the agencies' names."""
        return tuple(self.kept[key] for key in sorted(self.kept) if key[1] == year)


def _agency(returned: Return) -> str:
    return " ".join(returned.words(AGENCY).split())


def year_in_words(year: int) -> str:
    """Return a year as partnerships say it: 2025-26."""
    return f"{year}-{(year + 1) % 100:02}"


@dataclass(frozen=True, slots=True)
class Themes:
    """The questions that are asked about each theme, and how readers know the themes."""

    levels: tuple[tuple[str, str], ...]
    """Ids and labels, from the lowest."""
    proven: frozenset[str]
    """Levels that need evidence."""
    barriers: Mapping[str, str]
    frequencies: Mapping[str, str]
    labels: Mapping[str, str]

    @classmethod
    def of(cls, parts: tuple[Part, ...], labels: Mapping[str, str]) -> "Themes":
        """Find them in the form."""
        asked = {question.field.id: question for part in parts for question in part.asked}
        when = asked[EVIDENCE].field.when if EVIDENCE in asked else None
        return cls(
            levels=tuple(_options(asked.get(LEVEL)).items()),
            proven=frozenset(when.answers if when else ()),
            barriers=_options(asked.get(BARRIERS)),
            frequencies=_options(asked.get(FREQUENCY)),
            labels={theme: labels[theme] for part in parts if (theme := part.theme)},
        )


def _options(asked: Asked | None) -> dict[str, str]:
    return {option.id: option.label for option in asked.field.options} if asked else {}


def parts(
    returns: Sequence[Return], before: Sequence[Return], themes: Themes, links: tuple[ReportLink, ...]
) -> tuple[ReportPart, ...]:
    """Return the parts of the report, in their order."""
    names = [_agency(item) for item in returns]
    before_levels = {
        (_agency(item).casefold(), theme): item.words(LEVEL, theme) for item in before for theme in themes.labels
    }
    found = [_heat_map(returns, names, themes), _at_each_level(returns, themes)]
    if before:
        found.append(_changes(returns, before_levels, themes))
    return (*found, _supervision(returns, themes), _barriers(returns, themes), *_good_practice(returns, themes, links))


def _heat_map(returns: Sequence[Return], names: Sequence[str], themes: Themes) -> ReportPart:
    labels = dict(themes.levels)
    # The squares show these numbers, so that nobody needs the colours.
    numbered = {level: f"{place}: {label}" for place, (level, label) in enumerate(themes.levels, start=1)}
    places = {level: place for place, (level, _) in enumerate(themes.levels, start=1)}
    rows, bars = [], []
    for name, item in zip(names, returns, strict=True):
        cells = []
        for theme, label in themes.labels.items():
            level = item.words(LEVEL, theme)
            lacks = level in themes.proven and not item.words(EVIDENCE, theme)
            cells.append(labels.get(level, NO_ANSWER) + (f" ({NO_EVIDENCE})" if lacks else ""))
            bars.append(Bar(f"{name}\t{label}", numbered.get(level, NO_ANSWER), places.get(level, 0)))
        rows.append((name, *cells))
    title = "The level that each agency gives itself in each theme"
    chart = Chart(
        "levels",
        "squares",
        title,
        f"{title}. A square for each of {len(names)} agencies and {len(themes.labels)} themes. "
        "The table below it says the same in words.",
        tuple(bars),
        tuple(names),
        tuple(numbered.values()),
        tuple(themes.labels.values()),
    )
    note = f"“{NO_EVIDENCE.capitalize()}” means that the level needs evidence and the return has none."
    words = (
        "Agencies say this of themselves. It is not inspection. A high level is a reason to ask, not a mark.",
        note,
    )
    table = ReportTable(title, ("Agency", *themes.labels.values()), tuple(rows), chart)
    return ReportPart("Levels by agency and theme", words=words, tables=(table,))


def _at_each_level(returns: Sequence[Return], themes: Themes) -> ReportPart:
    rows: list[tuple[str, ...]] = []
    bars: list[Bar] = []
    for theme, label in themes.labels.items():
        counts = Counter(item.words(LEVEL, theme) for item in returns)
        answered = len(returns) - counts[""]
        rows.append((label, *(str(counts[level]) for level, _ in themes.levels), str(answered)))
        bars.extend(Bar(label, words, counts[level]) for level, words in themes.levels if counts[level])
    heads = tuple(words for _, words in themes.levels)
    title = "How many agencies are at each level"
    said = " ".join(
        f"{row[0]}: {', '.join(f'{head} {cell}' for head, cell in zip(heads, row[1:], strict=False))}." for row in rows
    )
    chart = Chart(
        "themes", "stacked", title, said, tuple(bars), tuple(themes.labels.values()), heads, axis="How many agencies"
    )
    return ReportPart(
        "Levels by theme", tables=(ReportTable(title, ("Theme", *heads, "Agencies"), tuple(rows), chart),)
    )


def _changes(returns: Sequence[Return], before: Levels, themes: Themes) -> ReportPart:
    """Return what changed since the year before, for the agencies that answered in both."""
    order = {level: place for place, (level, _) in enumerate(themes.levels)}
    counted, moved = [], []
    labels = dict(themes.levels)
    for theme, label in themes.labels.items():
        ways: Counter[str] = Counter()
        for item in returns:
            now, then = item.words(LEVEL, theme), before.get((_agency(item).casefold(), theme), "")
            if now not in order or then not in order:
                continue
            way = "up" if order[now] > order[then] else "down" if order[now] < order[then] else "same"
            ways[way] += 1
            if way != "same":
                moved.append((_agency(item), label, labels[then], labels[now]))
        counted.append((label, str(ways["up"]), str(ways["same"]), str(ways["down"]), str(ways.total())))
    heads = ("Theme", "Higher", "The same", "Lower", "Agencies in both years")
    tables = [ReportTable("How many agencies changed their level", heads, tuple(counted))]
    if moved:
        named = ("Agency", "Theme", "The year before", "This year")
        tables.append(ReportTable("Which levels changed", named, tuple(sorted(moved))))
    words = ("A lower level can be good news: somebody looked more closely.",)
    return ReportPart("Since the year before", words=words, tables=tuple(tables))


def _supervision(returns: Sequence[Return], themes: Themes) -> ReportPart:
    counts = Counter(item.words(FREQUENCY) for item in returns)
    answered = str(len(returns) - counts[""])
    rows = tuple((label, str(counts[name]), answered) for name, label in themes.frequencies.items())
    without = sum(bool(item.words(NOBODY)) for item in returns)
    children = [found for item in returns if isinstance(found := item.answers.get((CHILDREN, "")), int)]
    words = [f"{without} of {len(returns)} agencies name groups of staff or volunteers who get no supervision."]
    if children and sum(children) >= FEWEST:
        words.append(
            f"{len(children)} agencies give a number of children reached, together {sum(children):,}. "
            "The same child may be counted by several."
        )
    table = ReportTable("How often staff get supervision", ("How often", "Agencies", "Answered"), rows)
    return ReportPart("Supervision", words=tuple(words), tables=(table,))


def _barriers(returns: Sequence[Return], themes: Themes) -> ReportPart:
    rows = []
    for name, label in themes.barriers.items():
        counts = [sum(name in item.several(BARRIERS, theme) for item in returns) for theme in themes.labels]
        rows.append((label, *(str(count) for count in counts)))
    title = f"How many of {len(returns)} agencies name each barrier"
    table = ReportTable(title, ("Barrier", *themes.labels.values()), tuple(rows))
    return ReportPart("What gets in the way", tables=(table,))


def _good_practice(returns: Sequence[Return], themes: Themes, links: tuple[ReportLink, ...]) -> tuple[ReportPart, ...]:
    """Return what agencies marked for sharing, theme by theme. Nothing else of their own words is shown."""
    found = []
    for theme, label in themes.labels.items():
        quotes = tuple(
            Quote(_shortened(item.words(PRACTICE, theme)), _agency(item))
            for item in returns
            if item.words(SHARE, theme) == "yes" and item.words(PRACTICE, theme)
        )
        if quotes:
            found.append(ReportPart(label, level=3, quotes=quotes))
    none = "No agency marked good practice for sharing this time."
    words = ["These agencies said that others may read this. Ask them about it." if found else none]
    if links:
        words.append("These resources of the library take supervision further.")
    return (ReportPart("Good practice that agencies share", words=tuple(words), links=links), *found)


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= MOST_QUOTED else " ".join(words[:MOST_QUOTED]) + " …"
