"""A link to a place on a page that the page does not have."""

import re
from collections.abc import Iterator

from library.catalogue.linking import Kind
from library.model.problem import Finding
from library.reading.documents import Document
from library.reading.markdown import anchor_of
from library.rules.cards.parts import places_in_cards
from library.rules.films.places import is_moment, places_in_films
from library.rules.links.targets import place_of, targets_of
from library.rules.metadata.records import near
from library.rules.rule import Context, Rule, short

KINDS = {Kind.ANCHOR, Kind.RESOURCE, Kind.THEME, Kind.UNIT, Kind.HANDWRITTEN}
HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
OWN_ID = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}")
HTML_ID = re.compile(r"\bid=[\"']([^\"']+)")


def _anchors(path: str, context: Context) -> frozenset[str] | None:
    """Return the places on a page that a link can name; None where the page can't be read."""
    kept = context.cache.get(f"anchors of {path}")
    if not isinstance(kept, frozenset):
        pages = context.cache.get("bodies")
        if not isinstance(pages, dict):
            pages = context.cache["bodies"] = {page.path: page.body for page in context.tree.documents if page.body}
        if body := pages.get(path):
            own = {heading.anchor for heading in body.headings} | set(HTML_ID.findall(body.html))
            kept = places_in_films(path, context) | places_in_cards(path, context) | own
        elif path.startswith("docs/"):
            kept = _handwritten(path, context)
        else:
            return None
        context.cache[f"anchors of {path}"] = kept
    return kept


def _handwritten(path: str, context: Context) -> frozenset[str]:
    try:
        text = (context.tree.root / path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return frozenset()
    words = (OWN_ID.sub("", heading) for heading in HEADING.findall(text))
    named = {*OWN_ID.findall(text), *HTML_ID.findall(text)}
    return frozenset({anchor_of(heading) for heading in words} | named)


def _check(document: Document, context: Context) -> Iterator[Finding]:
    for link, found in targets_of(document, context):
        if not found.anchor or found.kind not in KINDS or not found.path:
            continue
        known = _anchors(found.path, context)
        if known is None or found.anchor in known or is_moment(found.anchor, found.path, context):
            continue
        meant = near(found.anchor, known)
        better = f"{link.target.partition('#')[0]}#{meant}"
        yield Finding(
            place_of(document, link),
            f"`{short(link.target)}` names a place that the page does not have."
            + (f" Did you mean `#{meant}`?" if meant else ""),
            better if meant else f"Leave out `#{short(found.anchor)}`, or name a heading of that page",
        )


RULE = Rule(
    name="dead-anchor",
    what="A link names a place on a page, after `#`, that the page does not have.",
    why="The page opens at its top, and the reader has to hunt for the part that was meant.",
    check=_check,
)
