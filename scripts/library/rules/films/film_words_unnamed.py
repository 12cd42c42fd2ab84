"""A transcript or slides that lie there and that no page shows."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.reading.films import SLIDES
from library.rules.films.plans import VIDEO_FOLDER, films_of, sessions_of, shown
from library.rules.metadata.records import near
from library.rules.rule import Context, Rule, on_line


def _check_all(context: Context) -> Iterator[Finding]:
    named = _named(context)
    for page, files in shown(context):
        # Without a plan that is the fault.
        if not files.plan or not files.plan.front:
            continue
        for name, document in files.words.items():
            own = named.get(page.path, set())
            # A slip in the plan is its line's fault.
            missing = {other for other in own if other not in files.words}
            # Captions may lie there for a marker in the body, without a word in the plan.
            if name.endswith(".vtt") or name in own or near(name, missing):
                continue
            plan = files.plan.path.rpartition("/")[2]
            is_slides = name.startswith(f"{SLIDES}/") and page.type_folder != VIDEO_FOLDER
            field = "slides" if is_slides else "transcript"
            yield Finding(
                on_line(document, 1),
                f"{plan} does not name `{name}`.",
                f"{field}: {name.removeprefix(f'{SLIDES}/') if is_slides else name}, in {plan}",
            )


def _named(context: Context) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for film in films_of(context):
        found.setdefault(film.page.path, set()).update(name.text.strip() for name in film.named)
    for session in sessions_of(context):
        if session.slides:
            found.setdefault(session.page.path, set()).add(f"{SLIDES}/{session.slides.text.strip()}")
    return found


RULE = Rule(
    name="film-words-unnamed",
    what="A transcript or a file of slides lies in the folder, and video.yml or webinar.yml does not name it.",
    why="Somebody wrote it for people who read, and nobody would ever see it.",
    check_all=_check_all,
)
