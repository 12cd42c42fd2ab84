"""New and changed: what was added, changed and archived, by month and by day, newest first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.history import Event, EventPage, Happened, event_pages, events
from library.model.generated_file import GeneratedFile, Json
from library.pages import views, words
from library.pages.turning import turning

MANY = 12
"""From so many additions on a day they stand by theme, in one line each."""
HEADINGS = {Happened.ADDED: "Added", Happened.CHANGED: "Changed", Happened.ARCHIVED: "No longer kept up"}
Totals = Counter[tuple[date, Happened]]


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the page of the latest, and the pages of each year once they don't fit on it."""
    found = event_pages(catalogue)
    totals = Counter((event.day, event.happened) for event in events(catalogue))
    held = Counter(event.day.year for event in events(catalogue)) if len(found) > 1 else Counter[int]()
    years: list[Json] = [
        {"label": str(year), "url": addresses.new_of(year), "count": held[year]} for year in sorted(held, reverse=True)
    ]
    for page in found:
        yield _page(catalogue, page, found, totals, years)


def _page(
    catalogue: Catalogue, page: EventPage, found: tuple[EventPage, ...], totals: Totals, years: list[Json]
) -> GeneratedFile:
    title = f"New and changed in {page.year}" if page.year else "New and changed"
    months = groupby(page.events, key=lambda event: (event.day.year, event.day.month))
    return GeneratedFile(
        addresses.page_path(page.address),
        "",
        "resources/",
        {
            "template": "new.html",
            "title": title if page.number == 1 else f"{title}, page {page.number}",
            "description": "What was added to the library, what changed and how, newest first.",
            "view": {
                "feed": addresses.ATOM,
                "months": [_month(catalogue, tuple(members), totals) for _, members in months],
                "years": years,
                "year": str(page.year or ""),
                "turns": turning([other.address for other in found if other.year == page.year], page.number),
            },
        },
    )


def _month(catalogue: Catalogue, members: tuple[Event, ...], totals: Totals) -> Json:
    day = members[0].day
    return {
        "id": f"month-{day.year}-{day.month:02}",
        "label": f"{words.MONTHS[day.month - 1]} {day.year}",
        "days": [
            {"label": words.day(day), "parts": _parts(catalogue, tuple(told), totals)}
            for day, told in groupby(members, key=lambda event: event.day)
        ],
    }


def _parts(catalogue: Catalogue, told: tuple[Event, ...], totals: Totals) -> list[Json]:
    """Return what happened on a day: additions first, then changes, then what is no longer kept up."""
    return [
        {
            "happened": happened.value,
            "label": f"{HEADINGS[happened]}: {words.count(totals[told[0].day, happened], 'resource')}",
            "groups": _groups(catalogue, tuple(members), many=totals[told[0].day, happened] > MANY),
        }
        for happened, members in groupby(told, key=lambda event: event.happened)
    ]


def _groups(catalogue: Catalogue, members: tuple[Event, ...], *, many: bool) -> list[Json]:
    if members[0].happened is Happened.ADDED:
        if not many:
            return [{"theme": "", "label": "", "note": "", "lines": _lines(catalogue, members, summaries=True)}]
        return [
            {
                "theme": theme,
                "label": catalogue.label("themes", theme),
                "note": "",
                "lines": _lines(catalogue, of_theme, summaries=False),
            }
            for theme, of_theme in groupby(members, key=lambda event: event.resource.themes[0])
        ]
    return [
        {"theme": "", "label": "", "note": note, "lines": _lines(catalogue, of_note, summaries=False)}
        for note, of_note in groupby(members, key=lambda event: event.note if event.shared else "")
    ]


def _lines(catalogue: Catalogue, members: Iterable[Event], *, summaries: bool) -> list[Json]:
    return [_line(catalogue, event, summary=event.resource.summary if summaries else "") for event in members]


def _line(catalogue: Catalogue, event: Event, *, summary: str) -> Json:
    card = views.card(catalogue, event.resource)
    return {
        "title": card["title"],
        "url": card["url"],
        "theme": card["theme"],
        "type": card["type_label"],
        "minutes": card["minutes"],
        "said": "" if event.shared else event.note or summary,
    }
