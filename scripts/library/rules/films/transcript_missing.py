"""A film whose words nobody can read."""

import re
from collections.abc import Iterator

from library.model.problem import Finding
from library.rules.films.plans import PlannedFilm, films_of
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at

SOUND = re.compile(r"\[[^\[\]]*\]|\([^()]*\)|[♪♫]")
"""What captions hear besides words: `[music]`."""


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        if found := _fault(film):
            yield found


def _fault(film: PlannedFilm) -> Finding | None:
    name = one(film.node, "transcript")
    if name:
        # One that is not there is a fault of its own.
        document = film.files.words.get(name.text.strip())
        if not document or _has_words(document.text):
            return None
        return Finding(
            at(film.plan, name),
            f"The transcript `{name.text.strip()}` is empty.",
            "Write what is said and seen, or delete this line: then the page makes the transcript from the captions",
        )
    if not film.captions or any(_has_words(SOUND.sub("", cue.text)) for file in film.captions for cue in file.cues):
        return None
    return Finding(
        at(film.plan, film.node.key("captions") or film.node),
        "There is no transcript, and the captions hold no words from which the page could make one.",
        "transcript: transcript.md, with what is seen in it, such as [0:12] [Two empty chairs by a window.]",
    )


def _has_words(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


RULE = Rule(
    name="transcript-missing",
    what="A film's transcript is empty, or it has none and its captions hold no words either.",
    why="Whoever can't play the film, or has one minute instead of five, would get nothing from it.",
    check_all=_check_all,
)
