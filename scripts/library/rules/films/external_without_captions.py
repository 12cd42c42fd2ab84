"""A film elsewhere whose words are not kept here."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.rules.films.plans import films_of
from library.rules.rule import Context, Rule, at, short


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        if not film.external or not film.lacks_captions:
            continue
        name = film.caption_names[0]
        written = name.text.strip()
        if film.has(written):
            said, meant = f"`{short(written)}` holds no caption that can be read.", ""
        else:
            said, meant = f"There is no file `{short(written)}` beside index.md.", film.meant(written)
        yield Finding(
            at(film.plan, name),
            f"The film lies at {short(film.external.text, 40)}, and its captions are not here. {said}"
            + (f" Did you mean `{meant}`?" if meant else ""),
            meant or f"Download the captions from there as WebVTT and save them as {written} beside index.md",
        )


RULE = Rule(
    name="external-without-captions",
    what="A film lies at a video host, and none of its captions lies here.",
    why="Where the host is blocked, or the film is taken down, readers would be left without a word of it.",
    check_all=_check_all,
)
