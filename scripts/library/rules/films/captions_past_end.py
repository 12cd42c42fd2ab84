"""Captions that go on after the film."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.rules.films.plans import LEEWAY, films_of
from library.rules.films.times import clock, moment
from library.rules.rule import Context, Rule, short


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        for captions in film.captions:
            late = [cue for cue in captions.cues if film.seconds and cue.end > film.seconds + LEEWAY]
            if not late:
                continue
            # All of them have one cause, and one line shows it.
            more = f" {len(late) - 1} more captions follow it." if len(late) > 2 else ""
            more = " One more follows it." if len(late) == 2 else more
            yield Finding(
                captions.at(late[0]),
                f"`{short(late[0].text)}` stays until {moment(late[0].end)}, and the film ends at "
                f"{clock(film.seconds)} ({moment(film.seconds)}).{more}",
                f"An end of at most {moment(film.seconds)}, or the captions of this film"
                if late[0].start < film.seconds
                else "The captions of this film, or its true `seconds`",
            )


RULE = Rule(
    name="captions-past-end",
    what="A caption ends more than half a second after the film.",
    why="The last words never appear, or the captions belong to another version and fit no picture.",
    check_all=_check_all,
)
