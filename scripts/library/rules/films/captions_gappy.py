"""Captions with long stretches of nothing."""

from collections.abc import Iterator
from typing import NamedTuple

from library.model.film import Cue
from library.model.problem import Finding, Place
from library.rules.films.plans import Captions, films_of
from library.rules.films.times import clock, moment, seconds_of
from library.rules.rule import Context, Rule

SHARE = 0.1
"""The part of the running time that may be without a caption."""


class Gap(NamedTuple):
    """A stretch without a caption."""

    start: float
    end: float
    after: Cue | None
    """The caption above it."""

    @property
    def lasts(self) -> float:
        """Its seconds."""
        return self.end - self.start


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        for captions in film.captions:
            gaps = list(_gaps(captions, film.seconds)) if film.seconds else []
            without = sum(gap.lasts for gap in gaps)
            if without > SHARE * film.seconds + 1e-6:
                longest = max(gaps, key=lambda gap: gap.lasts)
                yield Finding(
                    captions.at(longest.after) if longest.after else Place(captions.path),
                    f"For {seconds_of(without)} of the film's {film.seconds} no caption stands there, which is "
                    f"{without / film.seconds:.0%}. The longest gap is from {clock(longest.start)} to "
                    f"{clock(longest.end)}.",
                    f"{moment(longest.start)} --> {moment(longest.end)} and what is said then; where nobody speaks, "
                    "what is heard, such as [music] or [silence]",
                )


def _gaps(captions: Captions, seconds: int) -> Iterator[Gap]:
    reached, above = 0.0, None
    for cue in sorted(captions.cues, key=lambda cue: cue.start):
        if min(cue.start, seconds) > reached:
            yield Gap(reached, min(cue.start, seconds), above)
        if cue.end > reached:
            reached, above = cue.end, cue
    if reached < seconds:
        yield Gap(reached, float(seconds), above)


RULE = Rule(
    name="captions-gappy",
    what="For more than a tenth of a film's running time no caption stands there, not even one such as [music].",
    why="Somebody who can't hear doesn't know whether nothing was said, or whether it was left out.",
    check_all=_check_all,
)
