"""The library's own numbers: what it holds, and where its gaps are."""

from collections.abc import Iterator

from library.catalogue import addresses, counting
from library.catalogue.catalogue import Catalogue
from library.catalogue.counting import Counted, Grid
from library.catalogue.facets import FACETS, counts
from library.model.generated_file import GeneratedFile, Json
from library.pages import words
from library.pages.views import View


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the page."""
    yield GeneratedFile(
        addresses.page_path(addresses.NUMBERS),
        "",
        "resources/",
        {
            "template": "numbers.html",
            "title": "The library in numbers",
            "description": "How many resources there are by theme, kind, role, moment and age, and what is missing.",
            "view": _view(catalogue),
        },
    )


def _view(catalogue: Catalogue) -> View:
    resources = catalogue.resources
    with_law = [item for item in resources if item.law]
    waiting = sum(item.status != "live" for item in resources)
    return {
        "facts": [
            {"number": len(resources), "what": "resources"},
            {"number": sum(item.minutes <= QUICK for item in resources), "what": f"can be used in {QUICK} minutes"},
            {"number": waiting, "what": "await the partnership’s sign-off"},
            {"number": len(with_law), "what": "rest on law or statutory guidance"},
            {"number": len(counting.unchecked_law(catalogue)), "what": "of those: legal content not yet checked"},
        ],
        "tables": [
            _table(catalogue, "theme", "By theme", counting.by_theme(catalogue), ""),
            _table(catalogue, "type", "By kind", counting.by_type(catalogue), ""),
            _table(catalogue, "audience", "By role", counting.by_audience(catalogue), "for everyone"),
            _table(catalogue, "when", "By when to use", counting.by_moment_of_use(catalogue), ""),
            _table(catalogue, "age", "By age", counting.by_age(catalogue), "for all ages"),
        ],
        "grids": [
            _grid("Theme and when to use", counting.themes_by_moment(catalogue)),
            _grid("Theme and kind", counting.themes_by_type(catalogue)),
        ],
        "thin": counting.THIN,
    }


QUICK = 10
"""Minutes that somebody has before a visit."""


def _table(catalogue: Catalogue, name: str, title: str, counted: tuple[Counted, ...], for_all: str) -> View:
    facet = next(facet for facet in FACETS if facet.name == name)
    held = counts(catalogue, facet.vocabulary)
    most = max((item.named for item in counted), default=0)
    rows: list[Json] = [
        {
            "label": item.term.label,
            "url": addresses.facet(name, item.term.id) if held[item.term.id] else "",
            "named": item.named,
            # Twentieths, so that a bar is one of a few classes and needs no style of its own.
            "bar": round(20 * item.named / most) if most else 0,
            "thin": item.is_thin and name != "type",
        }
        for item in counted
    ]
    more = counted[0].for_all if counted else 0
    # One webinar or one survey is no gap: a library needs no certain number of a kind.
    thin = [item.term.label for item in counted if item.is_thin and name != "type"]
    return {
        "title": title,
        "heading": facet.label,
        "rows": rows,
        "also": f"{words.count(more, 'more resource')} {'is' if more == 1 else 'are'} {for_all}." if for_all else "",
        "gaps": "; ".join(thin),
    }


def _grid(title: str, grid: Grid) -> View:
    rows: list[Json] = [
        {"label": row.label, "cells": [grid.count(row, column) for column in grid.columns]} for row in grid.rows
    ]
    empty: list[Json] = [
        {"label": row.label, "missing": "; ".join(column.label for theme, column in grid.empty if theme is row)}
        for row in grid.rows
    ]
    return {
        "title": title,
        "columns": [column.label for column in grid.columns],
        "rows": rows,
        "empty": [item for item in empty if isinstance(item, dict) and item["missing"]],
    }
