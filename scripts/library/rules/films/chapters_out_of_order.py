"""Chapters that don't follow each other, or that begin after the film."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.rules.films.plans import LEEWAY, films_of
from library.rules.films.times import clock, moment
from library.rules.rule import Context, Rule, short


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        chapters = film.chapters
        above = None
        if not chapters:
            continue
        for chapter in chapters.cues:
            place, title = chapters.at(chapter), short(" ".join(chapter.text.split())) or "A chapter"
            if above and chapter.start <= above.start:
                yield Finding(
                    place,
                    f"The chapter `{title}` begins at {clock(chapter.start)}, and the one above it at "
                    f"{clock(above.start)}.",
                    "The chapters in the order of the film, each with a beginning of its own",
                )
            elif film.seconds and max(chapter.start + LEEWAY, chapter.end) > film.seconds + LEEWAY:
                late = "begins" if chapter.start >= film.seconds else "ends"
                when = chapter.start if late == "begins" else chapter.end
                yield Finding(
                    place,
                    f"The chapter `{title}` {late} at {clock(when)}, and the film ends at {clock(film.seconds)}.",
                    f"{moment(chapter.start)} --> {moment(film.seconds)}"
                    if late == "ends"
                    else "A beginning within the film, or the chapters of this film",
                )
            above = chapter


RULE = Rule(
    name="chapters-out-of-order",
    what="A film's chapter begins no later than the one before it, or lies beyond the film's end.",
    why="A link to that chapter would lead to another part of the film, or past all of it.",
    check_all=_check_all,
)
