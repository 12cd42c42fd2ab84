"""A caption that is gone before people have read it."""

import math
from collections.abc import Iterator

from library.model.film import Cue
from library.model.problem import Finding
from library.rules.films.plans import films_of
from library.rules.films.times import seconds_of
from library.rules.rule import Context, Rule, short

MOST = 20
"""Characters a second, spaces counted and marks not."""


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        for captions in film.captions:
            for cue in captions.cues:
                count, lasts = _characters(cue), cue.end - cue.start
                # One that ends before it starts has a fault of its own.
                if lasts > 0 and count > MOST * lasts + 1e-6:
                    needed = math.ceil(count / MOST * 10) / 10
                    yield Finding(
                        captions.at(cue),
                        f"`{short(cue.text)}` has {count} characters in {seconds_of(lasts)}: "
                        f"{count / lasts:.0f} a second. {MOST} are the most that people can read.",
                        f"Let it stand for {seconds_of(needed)}, or cut it to {int(MOST * lasts + 1e-6)} characters",
                    )


def _characters(cue: Cue) -> int:
    return len(" ".join(cue.text.split()))


RULE = Rule(
    name="captions-too-fast",
    what="A caption has more than 20 characters for each second that it stands there.",
    why="Deaf people, and people who read English as their second language, see half of each sentence.",
    check_all=_check_all,
)
