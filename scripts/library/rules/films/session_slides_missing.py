"""A session whose slides are not there."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.films import SLIDES
from library.rules.films.plans import sessions_of
from library.rules.metadata.records import near
from library.rules.rule import Context, Rule, at, short


def _check_all(context: Context) -> Iterator[Finding]:
    for session in sessions_of(context):
        name = session.slides
        written = name.text.strip() if name else ""
        if not name or written in session.files.slides:
            continue
        bare = written.removeprefix(f"{SLIDES}/")
        meant = bare if bare in session.files.slides else near(bare, session.files.slides)
        message = (
            f"The session names the slides `{short(written)}`, and there is no file {SLIDES}/{short(bare)}."
            if bare == written
            else f"`{short(written)}` names the folder too, and only the name of the file in {SLIDES}/ belongs here."
        )
        new = bare if bare.endswith(".md") else "first-session.md"
        yield Finding(at(session.plan, name), message, meant or f"Write the slides as Markdown, in {SLIDES}/{new}")


RULE = Rule(
    name="session-slides-missing",
    what="A session in webinar.yml names slides that are not in the folder slides/.",
    why="People who could not come, or who want a handout, would find none.",
    check_all=_check_all,
)
