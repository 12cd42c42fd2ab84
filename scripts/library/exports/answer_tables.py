"""The tables and charts of a survey or an audit: one for each question, or one for several of one kind."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from library.catalogue.form_layout import Asked, Part
from library.exports import suppression
from library.exports.tallies import Count, Tally
from library.model.report import HIDDEN, Bar, Chart, ReportPart, ReportTable

CONSENT = "consent"
"""The question of whether somebody may be counted, where a form asks it."""
TOGETHER = frozenset({"scale", "rag", "yes-no"})
"""Kinds whose questions share their answers, and so one table."""
FEWEST_FOR_MEANS = 3
"""With two answers to put in order, the mean place says how many put each first."""
NO_ORDER = "too few"


def parts(tally: Tally) -> Iterator[ReportPart]:
    """Return a part of the report for each section of the form that has answers to count."""
    for part in tally.parts:
        tables = tuple(_tables(part, tally))
        if tables:
            yield ReportPart(part.title, tables=tables)


def _tables(part: Part, tally: Tally) -> Iterator[ReportTable]:
    for kind, group in groupby(_worth_showing(part, tally), key=_group):
        questions = list(group)
        if kind in TOGETHER:
            yield from _shared(part, questions, tally)
        elif kind:
            for asked in questions:
                yield _single(asked, tally.of(asked), kind)


def _worth_showing(part: Part, tally: Tally) -> list[Asked]:
    """Leave out what nobody was asked, and the consent without which nobody is counted."""
    return [
        asked
        for asked in part.asked
        if asked.field.id != CONSENT and not (asked.depends and not tally.of(asked).answered)
    ]


def _group(asked: Asked) -> str:
    kind = asked.field.kind
    return kind if kind in TOGETHER or kind in {"one", "several", "ranking"} else ""


def _shared(part: Part, questions: list[Asked], tally: Tally) -> Iterator[ReportTable]:
    """Yield a table with a row for each question; scales with other words at their ends stand in others."""
    for ends, group in groupby(questions, key=lambda asked: (asked.field.low, asked.field.high)):
        same = list(group)
        choices = same[0].field.choices
        heads = [_head(choice.id, choice.label, ends) for choice in choices]
        rows: list[tuple[str, ...]] = []
        bars: list[Bar] = []
        for asked in same:
            count = tally.of(asked)
            counts = [count.chosen[choice.id] for choice in choices]
            known = suppression.shown(counts)
            rows.append((asked.label, *_cells(counts, known), str(count.answered)))
            bars.extend(Bar(asked.label, head, value) for head, value in zip(heads, known or (), strict=False) if value)
            if left := count.answered - sum(value or 0 for value in known or ()):
                bars.append(Bar(asked.label, HIDDEN, left))
        title = same[0].label if len(same) == 1 else f"{part.title}: how many gave each answer"
        name = same[0].key if len(same) == 1 else f"{part.key}-{same[0].field.kind}-{same[0].key}"
        chart = Chart(
            name,
            "stacked",
            title,
            _in_words(rows, heads),
            tuple(bars),
            tuple(asked.label for asked in same),
            (*heads, HIDDEN),
            axis="How many",
        )
        yield ReportTable(title, ("Question", *heads, "Answered"), tuple(rows), chart if bars else None)


def _head(choice: str, label: str, ends: tuple[str, str]) -> str:
    words = {"1": ends[0], "5": ends[1]}.get(choice, "") if label in set("12345") else ""
    return f"{label}: {words}" if words else label


def _cells(counts: Sequence[int], known: Sequence[int | None] | None) -> list[str]:
    return [HIDDEN if value is None else str(value) for value in (known or [None] * len(counts))]


def _in_words(rows: Sequence[Sequence[str]], heads: Sequence[str]) -> str:
    """Return what a chart shows, for its description; the table below it has the same numbers."""
    said = []
    for row in rows:
        pairs = zip(heads, row[1:], strict=False)
        said.append(f"{row[0]} {', '.join(f'{head} {value}' for head, value in pairs)}; answered {row[-1]}.")
    return " ".join(said)


def _single(asked: Asked, count: Count, kind: str) -> ReportTable:
    labels = {option.id: option.label for option in asked.field.choices}
    if kind == "ranking":
        return _ranking(asked, count, labels)
    counts = {name: count.chosen[name] for name in labels}
    if kind == "several":
        ticked = suppression.ticked(counts, count.answered)
        known = {name: ticked[name] if ticked else None for name in labels}
    else:
        single = suppression.shown(tuple(counts.values()))
        known = dict(zip(counts, single or [None] * len(counts), strict=True))
    order = [*labels] if kind == "one" else sorted(labels, key=lambda name: -(known[name] or 0))
    rows = tuple(
        (labels[name], HIDDEN if known[name] is None else str(known[name]), str(count.answered)) for name in order
    )
    bars = tuple(Bar(labels[name], HIDDEN if known[name] is None else "", known[name] or 0) for name in order)
    chart = _bars(asked, rows, bars, tuple(labels[name] for name in order), "How many")
    some = any(value is not None for value in known.values())
    return ReportTable(asked.label, ("Answer", "How many", "Answered"), rows, chart if some else None)


def _ranking(asked: Asked, count: Count, labels: dict[str, str]) -> ReportTable:
    """Return the mean place of each answer, its points, and how often it came first."""
    many = len(labels)
    enough = count.answered >= suppression.FEWEST and many >= FEWEST_FOR_MEANS
    firsts = dict(
        zip(
            labels,
            suppression.shown([count.chosen[name] for name in labels]) or [None] * many,
            strict=True,
        )
    )
    order = sorted(labels, key=lambda name: count.places[name]) if enough else [*labels]
    rows = []
    bars = []
    for name in order:
        place = f"{count.places[name] / count.answered:.1f}" if enough else NO_ORDER
        # Borda: the last place has no point, each place before it has one more.
        points = count.answered * many - count.places[name]
        first = firsts[name]
        rows.append(
            (
                labels[name],
                place,
                str(points) if enough else NO_ORDER,
                HIDDEN if first is None else str(first),
                str(count.answered),
            )
        )
        if enough:
            bars.append(Bar(labels[name], "", round(count.places[name] / count.answered, 1)))
    heads = ("Answer", "Mean place", "Points", "Put first by", "Answered")
    axis = "Mean place: the shorter, the better liked"
    chart = _bars(asked, rows, tuple(bars), tuple(labels[name] for name in order), axis)
    return ReportTable(asked.label, heads, tuple(rows), chart if bars else None)


def _bars(
    asked: Asked, rows: Sequence[Sequence[str]], bars: tuple[Bar, ...], order: tuple[str, ...], axis: str
) -> Chart:
    words = f"{axis}. " + "; ".join(f"{row[0]}: {row[1]}" for row in rows) + f". Answered: {rows[0][-1]}."
    return Chart(asked.key, "bars", asked.label, words, bars, order, (), axis=axis)
