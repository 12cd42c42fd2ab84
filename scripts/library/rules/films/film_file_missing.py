"""A film's description that names a file which is not there."""

from collections.abc import Iterator

from library.model.nodes import Scalar
from library.model.problem import Finding
from library.rules.films.plans import PlannedFilm, films_of
from library.rules.rule import Context, Rule, at, short

MADE = "Make the film from its storyboard again, with scripts/film.py, or delete its name here"


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        # That a film elsewhere has no words here is a fault of its own.
        told = set(film.caption_names) if film.lacks_captions else set()
        for name in film.named:
            if name not in told and not film.has(name.text.strip()):
                yield _finding(film, name)


def _finding(film: PlannedFilm, name: Scalar) -> Finding:
    written = name.text.strip()
    place = at(film.plan, name)
    if "://" in written:
        return Finding(
            place,
            f"`{short(written)}` is an address, and the name of a file belongs here.",
            f"external: {written}, on a line of its own",
        )
    meant = film.meant(written)
    return Finding(
        place,
        f"There is no file `{short(written)}` beside index.md." + (f" Did you mean `{meant}`?" if meant else ""),
        meant or (MADE if film.is_own else "Put the file beside index.md, or delete its name here"),
    )


RULE = Rule(
    name="film-file-missing",
    what="video.yml, or a recording in webinar.yml, names a file that is not beside index.md.",
    why="The player would stay dark, or the captions that somebody relies on would never come.",
    check_all=_check_all,
)
