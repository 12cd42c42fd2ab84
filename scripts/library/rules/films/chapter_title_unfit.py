"""A chapter without a title, or with one too long for its link."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.rules.films.plans import films_of
from library.rules.films.times import clock
from library.rules.rule import Context, Rule, short

MOST = 60


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        chapters = film.chapters
        if not chapters:
            continue
        for chapter in chapters.cues:
            title = " ".join(chapter.text.split())
            if not any(letter.isalnum() for letter in title):
                yield Finding(
                    chapters.at(chapter),
                    f"The chapter at {clock(chapter.start)} has no title.",
                    "Two to six words on the next line: what this part is about",
                )
            elif len(title) > MOST:
                yield Finding(
                    chapters.at(chapter),
                    f"The chapter's title `{short(title)}` has {len(title)} characters. A link has room for {MOST}.",
                    f"Take out {len(title) - MOST}, or put the captions into `captions` if this is their file",
                )


RULE = Rule(
    name="chapter-title-unfit",
    what="A film's chapter has no title, or one of more than 60 characters.",
    why="People choose the two minutes they have time for by these titles.",
    check_all=_check_all,
)
