"""A film that runs longer or shorter than its description says."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.rules.films.plans import films_of, probed
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at

MOST = 1
"""Seconds by which the two may differ."""


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        said = one(film.node, "seconds")
        if not said or not film.seconds:
            continue
        for _, file in film.films:
            found = probed(file, context)
            if found and found.seconds and abs(found.seconds - film.seconds) > MOST:
                yield Finding(
                    at(film.plan, said),
                    f"`seconds` says {film.seconds}, and `{file.name}` runs {found.seconds:.1f} seconds.",
                    f"seconds: {max(1, round(found.seconds))}, or the film that this describes",
                )


RULE = Rule(
    name="running-time-wrong",
    what="A film's file runs more than one second longer or shorter than `seconds` says.",
    why="People choose by the minutes they have, and chapters and captions would stand at the wrong moments.",
    check_all=_check_all,
)
