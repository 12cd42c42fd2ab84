"""A film that lies here and has no picture to stand in its place."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.rules.films.plans import films_of
from library.rules.media.files import PICTURES, ending_of
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        if not film.films or one(film.node, "poster"):
            continue
        pictures = [name for name in film.there if "/" not in name and ending_of(name) in PICTURES]
        poster = next((name for name in pictures if "poster" in name), pictures[0] if len(pictures) == 1 else "")
        yield Finding(
            at(film.plan, film.node.key("poster") or film.node.key("files") or film.node),
            "No `poster` says which picture stands there before the film plays.",
            f"poster: {poster}" if poster else "poster: poster.jpg, once a picture of 1280 by 720 lies beside index.md",
        )


RULE = Rule(
    name="poster-missing",
    what="A film lies beside index.md, and no poster is named for it.",
    why="Until somebody presses play, readers would see a black box and not know what it is.",
    check_all=_check_all,
)
