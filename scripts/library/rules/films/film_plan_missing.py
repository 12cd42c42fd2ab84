"""A film's or a webinar's folder without what describes it."""

from collections.abc import Iterator
from pathlib import Path

from library.model.problem import Finding, Place
from library.reading.films import PLANS
from library.rules.films.plans import VIDEO_FOLDER, folder_of, shown
from library.rules.rule import Context, Rule

FILM = (
    "On five lines: seconds: 90, recorded: {today}, files: [film.mp4], "
    "captions: [{{language: en, file: captions.en.vtt}}], described: in-the-words"
)
WEBINAR = "sessions: [{{id: first-session, title: …, summary: …, minutes: 45, mode: online}}]"
OTHERS = ("{stem}.yaml", "{stem}.yml.txt", "{stem}.yml.yml", "film.yml", "video.yml", "webinar.yml")


def _check_all(context: Context) -> Iterator[Finding]:
    for page, files in shown(context):
        if files.plan:
            continue
        name = PLANS[page.type_folder][0]
        what, example = ("film", FILM) if page.type_folder == VIDEO_FOLDER else ("webinar", WEBINAR)
        other = _other_name(page.folder, name)
        yield Finding(
            Place(f"{folder_of(page)}/{name}"),
            f"The {what} has no {name}, which describes it.",
            f"Rename {other} to {name}" if other else example.format(today=context.today),
        )


def _other_name(folder: Path | None, name: str) -> str:
    try:
        there = {path.name.lower(): path.name for path in folder.iterdir()} if folder else {}
    except OSError:
        return ""
    names = (name, *(other.format(stem=name.removesuffix(".yml")) for other in OTHERS))
    return next((there[other] for other in names if there.get(other, name) != name), "")


RULE = Rule(
    name="film-plan-missing",
    what="A folder in resources/videos/ has no video.yml, or one in resources/webinars/ has no webinar.yml.",
    why="Readers would find a page that promises something to watch, and nothing to watch.",
    check_all=_check_all,
)
