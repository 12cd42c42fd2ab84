"""One file with every picture inside it, which a browser opens straight from GitHub."""

import base64
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from library.commands.review.data import Page
from library.commands.review.pictures import Pair

NAME = "pictures.html"
CHANGED = {"new": "New page", "changed": "Changed page", "gone": "Page that goes"}
TOP = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>Before and after</title>
<style>
body { font: 1.125rem/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 90rem; padding: 0 1rem; color: #1b1b1b;
  background: #fff; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem; }
figure { margin: 0; }
figcaption { font-weight: 600; }
img { border: 1px solid #767676; height: auto; max-width: 100%; }
</style>
</head>
<body>
<main>
<h1>Before and after</h1>
"""


def page(pairs: Sequence[Pair], more: int) -> str:
    """Return the page. `more` is how many changed pages have no picture."""
    return "\n".join([TOP, *_body(pairs, more), "</main>", "</body>", "</html>", ""])


def _body(pairs: Sequence[Pair], more: int) -> Iterator[str]:
    if not pairs:
        yield "<p>No page of the site changes.</p>"
    ordered = sorted(pairs, key=lambda pair: [other.page for other in pairs].index(pair.page))
    for shown, group in groupby(ordered, key=lambda pair: pair.page):
        yield f"<h2>{escape(shown.title or shown.address)}</h2>"
        yield f"<p>{CHANGED[shown.change]}: <code>/{escape(shown.address)}</code></p>"
        for pair in group:
            yield f'<h3>{pair.width} pixels wide</h3>\n<div class="pair">'
            yield from _figure("Before", pair.before, shown, pair.width)
            yield from _figure("After", pair.after, shown, pair.width)
            yield "</div>"
    if more:
        yield f"<p>Pages without a picture: {more}. They are in the preview.</p>"


def _figure(when: str, picture: bytes, shown: Page, width: int) -> Iterator[str]:
    if picture:
        data = base64.b64encode(picture).decode("ascii")
        words = escape(f"{shown.title or shown.address}, {when.lower()}, {width} pixels wide")
        yield f"<figure><figcaption>{when}</figcaption>"
        yield f'<img alt="{words}" src="data:image/jpeg;base64,{data}"></figure>'
