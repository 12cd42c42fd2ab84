"""A film made from a storyboard that is larger than such films are."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.rules.films.plans import films_of
from library.rules.rule import Context, Rule, at

MOST = 3_000_000


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        if not film.is_own:
            continue
        for name, file in film.films:
            if file.size > MOST:
                # Rounded up, so that a file just over its limit never reads as if it kept it.
                size = -(-file.size // 100_000) / 10
                yield Finding(
                    at(film.plan, name),
                    f"`{file.name}` has {size:g} MB. A film made from a storyboard may have 3 MB.",
                    "Fewer or calmer scenes in storyboard.yml, or a lower quality when it is made",
                )


RULE = Rule(
    name="own-film-too-big",
    what="A film beside its storyboard.yml has more than 3 MB.",
    why="Somebody between two visits, on a phone, waits for it or gives up. Drawn films can be small.",
    check_all=_check_all,
)
