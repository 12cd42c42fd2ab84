"""Places of a film that a link may name after `#`: its chapters and its moments."""

import re
from collections.abc import Iterator

from library.reading.captions import as_chapters
from library.reading.markdown import anchor_of
from library.rules.films.plans import PlannedFilm, films_of
from library.rules.metadata.records import one
from library.rules.rule import Context

MOMENT = re.compile(r"t=\d+(?::\d{1,2}){0,2}(?:\.\d+)?s?(?:,[\d:.]+)?\Z")
PARTS = ("player", "watch", "transcript")


def places_in_films(path: str, context: Context) -> frozenset[str]:
    """Return the places that the films on a resource's page bring with them."""
    return frozenset(place for film in films_of(context) if film.page.path == path for place in _places(film))


def is_moment(anchor: str, path: str, context: Context) -> bool:
    """Tell whether an anchor such as `t=1:35` names a moment of a film on a resource's page."""
    return "t=" in anchor and any(
        anchor.startswith(film.prefix) and MOMENT.match(anchor, len(film.prefix))
        for film in films_of(context)
        if film.page.path == path
    )


def _places(film: PlannedFilm) -> Iterator[str]:
    yield from (f"{film.prefix}{part}" for part in PARTS)
    if film.chapters:
        yield from (f"{film.prefix}chapter-{chapter.slug}" for chapter in as_chapters(film.chapters.cues))
    name = one(film.node, "transcript")
    for part in film.files.transcripts.get(name.text.strip(), ()) if name else ():
        if part.title:
            yield f"{film.prefix}chapter-{anchor_of(part.title)}"
