"""A caption that begins before the one above it has gone."""

from collections.abc import Iterator
from itertools import pairwise

from library.model.problem import Finding
from library.rules.films.plans import films_of
from library.rules.films.times import moment
from library.rules.rule import Context, Rule, short

SEEN = 0.05
"""Seconds below which nobody notices; programs that round make such overlaps."""


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        for captions in film.captions:
            for earlier, cue in pairwise(captions.cues):
                # In the wrong order altogether is another fault.
                if earlier.start <= cue.start and earlier.end - cue.start >= SEEN - 1e-6:
                    yield Finding(
                        captions.at(cue),
                        f"`{short(cue.text)}` comes at {moment(cue.start)}, and the caption above it stays until "
                        f"{moment(earlier.end)}.",
                        f"An end of {moment(cue.start)} for the caption above, or both in one caption",
                    )


RULE = Rule(
    name="captions-overlap",
    what="A caption of a film comes while the one before it still stands there.",
    why="Two captions jump over each other, and people who read them lose both.",
    check_all=_check_all,
)
