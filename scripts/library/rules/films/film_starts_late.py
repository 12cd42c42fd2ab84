"""An MP4 film that has to be loaded whole before it begins."""

from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.rules.films.plans import films_of, probed
from library.rules.rule import Context, Rule, at


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        for name, file in film.films:
            found = probed(file, context)
            if found and not found.faststart:
                yield Finding(
                    at(film.plan, name),
                    f"`{file.name}` keeps at its end what a browser needs at the beginning.",
                    "Save it again with “fast start”, also called “web optimised”",
                )


RULE = Rule(
    name="film-starts-late",
    what="An MP4 file has its table of contents at its end, so it was saved without “fast start”.",
    why="On a slow connection nothing happens until the whole film has come.",
    severity=Severity.WARNING,
    check_all=_check_all,
)
