"""What templates show of a figure: its numbers in words, the length of each bar, and its honest frame."""

from collections.abc import Iterable

from library.catalogue.catalogue import Catalogue
from library.model.evidence import COUNT, ONE_IN, PER_CENT, Figure, FigureValue
from library.model.generated_file import Json
from library.model.resource import Resource
from library.pages import words


def figures_of_theme(catalogue: Catalogue, theme: str) -> list[Json]:
    """Return the figures that a theme's page shows."""
    return figures_view(catalogue, (figure for figure in catalogue.evidence if figure.theme == theme))


def figures_of_resource(catalogue: Catalogue, resource: Resource) -> list[Json]:
    """Return the figures that a resource's page shows."""
    return figures_view(catalogue, (figure for figure in catalogue.evidence if resource.id in figure.resources))


def figures_view(catalogue: Catalogue, figures: Iterable[Figure]) -> list[Json]:
    """Return what pages show of figures, those with values only."""
    return [_figure(catalogue, figure) for figure in figures if figure.values]


def _figure(catalogue: Catalogue, figure: Figure) -> Json:
    source = figure.source
    return {
        "id": figure.id,
        "measures": figure.measures,
        "numbers": [_value(value) for value in figure.values],
        "population": figure.population,
        "period": figure.period,
        "caution": figure.caution,
        "title": source.title,
        "publisher": source.publisher,
        "year": str(source.year),
        "url": source.url,
        "checked": words.day(figure.checked),
        "marker": catalogue.label("fact-markers", figure.marker),
    }


def _value(value: FigureValue) -> Json:
    share = value.share
    return {"label": value.label, "words": in_words(value), "share": None if share is None else round(share, 2)}


def in_words(value: FigureValue) -> str:
    """Return a number with its unit: `42.8%`, `1 in 29`, `8 of 29`."""
    if value.unit == PER_CENT:
        return f"{value.number}%"
    if value.unit == ONE_IN:
        return f"1 in {value.number}"
    return f"{value.number} of {value.of}" if value.unit == COUNT and value.of else value.number
