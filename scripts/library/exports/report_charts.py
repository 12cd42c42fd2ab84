"""Draws the charts of a report as SVG with Vega-Lite, which vl-convert-python brings and runs without a network."""

import re
from typing import Any
from xml.sax.saxutils import escape

from library.model.report import HIDDEN, Chart

FONT = "Arial, Helvetica, sans-serif"
INK, SOFT, HIDDEN_GREY, BAR = "#1d2b2a", "#4b5a58", "#c9d1d0", "#1f6f6b"
STEPS = {
    3: ("#b5452c", "#e0b13a", "#2f7d5b"),
    5: ("#dcebe9", "#a9d0cc", "#6caea8", "#35807a", "#0f4f4b"),
}
"""From the lowest to the highest. Words stand beside every colour, in the chart or the table below it."""
WIDTH, ROW, LONGEST = 420, 30, 300
CONTROL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
AXIS: dict[str, Any] = {"labelLimit": LONGEST, "labelColor": INK, "titleColor": SOFT, "labelFontSize": 12}


def svg(chart: Chart) -> str:
    """Return a chart, with its name and its description inside for whoever opens it alone."""
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(SHAPES[chart.shape](chart), vl_version="6.4")
    named = f"<title>{escape(_clean(chart.title))}</title><desc>{escape(_clean(chart.words))}</desc>"
    head, start, rest = drawn.partition(">")
    return f'{head} role="img"{start}{named}{_without_inner_roles(rest)}\n'


def _without_inner_roles(drawn: str) -> str:
    """Take out what Vega says of every mark: the whole picture has one description, and one table."""
    return re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", drawn)


def _clean(words: str) -> str:
    return CONTROL.sub(" ", words)


def _spec(chart: Chart, rows: int, body: dict[str, Any]) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": "white",
        "padding": 12,
        "width": WIDTH,
        "height": max(1, rows) * ROW,
        "config": {"font": FONT, "view": {"stroke": None}, "legend": {"labelLimit": LONGEST, "labelFontSize": 12}},
        "data": {"values": [_row(chart, place) for place in range(len(chart.bars))]},
        **body,
    }


def _row(chart: Chart, place: int) -> dict[str, Any]:
    bar = chart.bars[place]
    row, _, column = bar.row.partition("\t")
    text = HIDDEN if bar.part == HIDDEN else f"{bar.value:g}"
    number = chart.parts.index(bar.part) if bar.part in chart.parts else -1
    return {"row": row, "column": column, "part": bar.part, "value": bar.value, "order": number, "text": text}


def _rows(chart: Chart) -> dict[str, Any]:
    return {"field": "row", "type": "nominal", "sort": [*chart.rows], "title": None, "axis": AXIS}


def _bars(chart: Chart) -> dict[str, Any]:
    value = {"field": "value", "type": "quantitative", "title": chart.axis, "axis": {**AXIS, "tickMinStep": 1}}
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "bar", "color": BAR}},
        {
            "mark": {"type": "text", "align": "left", "dx": 4, "color": INK, "fontSize": 12},
            "encoding": {"text": {"field": "text"}},
        },
    ]
    # Rows whose number is hidden have no bar, and still their place.
    rows = {**_rows(chart), "scale": {"domain": [*chart.rows]}}
    return _spec(chart, len(chart.rows), {"encoding": {"y": rows, "x": value}, "layer": layers})


def _stacked(chart: Chart) -> dict[str, Any]:
    named = [part for part in chart.parts if part != HIDDEN]
    colours = [*STEPS.get(len(named), STEPS[5][1 : 1 + len(named)])]
    if HIDDEN in chart.parts:
        colours.append(HIDDEN_GREY)
    encoding = {
        "y": {**_rows(chart), "axis": {**AXIS, "labelLimit": LONGEST}},
        "x": {
            "field": "value",
            "type": "quantitative",
            "stack": "zero",
            "title": chart.axis,
            "axis": {**AXIS, "tickMinStep": 1},
        },
        "order": {"field": "order", "type": "quantitative"},
        "color": {
            "field": "part",
            "type": "nominal",
            "sort": [*chart.parts],
            "scale": {"domain": [*chart.parts], "range": colours},
            "title": None,
            "legend": {"orient": "top", "columns": 3, "labelLimit": LONGEST},
        },
    }
    return _spec(chart, len(chart.rows), {"mark": {"type": "bar", "stroke": "white"}, "encoding": encoding})


def _squares(chart: Chart) -> dict[str, Any]:
    names = [*chart.parts]
    colours = [*STEPS.get(len(names), STEPS[5][: len(names)])]
    absent = sorted({bar.part for bar in chart.bars} - set(names))
    columns = {
        "field": "column",
        "type": "nominal",
        "sort": [*chart.columns],
        "title": None,
        "axis": {**AXIS, "orient": "top", "labelAngle": -40},
    }
    colour = {
        "field": "part",
        "type": "nominal",
        "scale": {"domain": [*names, *absent], "range": [*colours, *["#ffffff"] * len(absent)]},
        "title": None,
        "legend": {"orient": "bottom", "columns": 3, "symbolStrokeColor": SOFT},
    }
    # The number of the level, so that nobody needs the colours.
    dark = {"condition": {"test": "datum.value >= 4", "value": "white"}, "value": INK}
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "rect", "stroke": "white"}, "encoding": {"color": colour}},
        {"mark": {"type": "text", "fontSize": 12}, "encoding": {"text": {"field": "value"}, "color": dark}},
    ]
    return _spec(chart, len(chart.rows), {"encoding": {"y": _rows(chart), "x": columns}, "layer": layers})


SHAPES = {"bars": _bars, "stacked": _stacked, "squares": _squares}
