"""A film or a recording without captions."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.documents import Document
from library.rules.films.plans import films_of
from library.rules.media.files import SOUNDS, VIDEOS, beside, ending_of, local_name
from library.rules.rule import Context, Rule, on_line, short


def _check(document: Document, context: Context) -> Iterator[Finding]:
    if not document.body:
        return
    files: dict[str, object] | None = None
    seen: set[str] = set()
    for link in document.body.links:
        name = local_name(link.target)
        if ending_of(name) not in VIDEOS | SOUNDS or name in seen:
            continue
        seen.add(name)
        files = files if files is not None else dict(beside(document, context))
        captions = name.rpartition(".")[0] + ".vtt"
        if name in files and captions not in files and name not in _described(document, context):
            yield Finding(
                on_line(document, link.line, link.column),
                f"`{short(name)}` has no captions beside it.",
                f"Add the captions as {captions}",
            )


def _described(document: Document, context: Context) -> set[str]:
    """Return the files that video.yml or webinar.yml names, with the captions that stand there too."""
    return {name.text.strip() for film in films_of(context) if film.page is document for name in film.named}


RULE = Rule(
    name="captions-missing",
    what="A page shows or links a film or a recording that has no .vtt file of the same name beside it.",
    why="Deaf readers, and anyone in a shared office with the sound off, would get nothing from it.",
    check=_check,
)
