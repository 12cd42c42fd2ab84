"""A version with audio description that is promised and not named."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.rules.films.plans import films_of
from library.rules.metadata.records import one
from library.rules.rule import Context, Rule, at

VERSION = "described-version"


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        described = one(film.node, "described")
        if described and described.text.strip() == VERSION and not one(film.node, "described_file"):
            yield Finding(
                at(film.plan, described),
                "`described` promises a version with audio description, and no `described_file` names it.",
                "described_file: film-described.mp4, or described: in-the-transcript",
            )


RULE = Rule(
    name="described-file-missing",
    what="A film is said to have a version with audio description, and `described_file` does not name its file.",
    why="Blind people would be told that there is a version for them, and look for it in vain.",
    check_all=_check_all,
)
