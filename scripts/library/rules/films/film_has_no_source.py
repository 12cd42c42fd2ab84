"""A film that lies nowhere."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.rules.films.plans import films_of
from library.rules.media.files import VIDEOS, ending_of
from library.rules.rule import Context, Rule, at


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        if film.external or any(name.text.strip() for name in film.node.scalars("files")):
            continue
        there = [name for name in film.there if ending_of(name) in VIDEOS]
        yield Finding(
            at(film.plan, film.node.key("files") or film.node.key("external") or film.node),
            "Neither `files` nor `external` says where the film lies.",
            f"files: [{', '.join(there)}]" if there else "files: [film.mp4], or external: https://…",
        )


RULE = Rule(
    name="film-has-no-source",
    what="A film's description names no file and gives no address at a video host.",
    why="Readers would find everything about the film except the film.",
    check_all=_check_all,
)
