"""The page of each learning path, and the page that lists them."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.generated_file import GeneratedFile, Json
from library.model.learning_path import LearningPath, PathSection
from library.pages import path_views, views, words
from library.pages.path_views import duration
from library.pages.views import View


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return a page for each learning path and, if there are any, the page that lists them."""
    for path in catalogue.paths:
        yield GeneratedFile(
            addresses.page_path(addresses.learning_path(path.slug)),
            "",
            path.path,
            {
                "template": "path.html",
                "title": f"Learning path: {path.title}",
                "description": path.summary,
                "view": {**_path(catalogue, path), **_steps(catalogue, path)},
            },
        )
    if catalogue.paths:
        yield GeneratedFile(
            addresses.page_path(addresses.PATHS),
            "",
            "resources/paths/",
            {
                "template": "paths.html",
                "title": "Learning paths",
                "description": "A few resources and courses in an order that makes sense for your role.",
                "view": {"paths": [_path(catalogue, path) for path in catalogue.paths]},
            },
        )


def _path(catalogue: Catalogue, path: LearningPath) -> View:
    found = path_views.members(catalogue, path)
    return {
        "title": path.title,
        "summary": path.summary,
        "url": addresses.learning_path(path.slug),
        "source_path": path.path,
        "time": duration(sum(member.minutes for member in found)),
        "count": words.count(len(found), "step"),
        "audiences": views.linked_terms(catalogue.vocabulary("audiences"), "audience", path.audiences),
        "sections": [section.title for section in path.sections],
    }


def _steps(catalogue: Catalogue, path: LearningPath) -> View:
    place = {member.id: number for number, member in enumerate(path_views.members(catalogue, path), start=1)}
    return {
        "parts": [_section(catalogue, section, place) for section in path.sections],
        "after": [_link(other) for other in catalogue.paths if other.slug in path.after],
        "before": [_link(other) for other in catalogue.paths if path.slug in other.after],
    }


def _section(catalogue: Catalogue, section: PathSection, place: dict[str, int]) -> Json:
    found = tuple(catalogue.by_id[member] for member in dict.fromkeys(section.resources) if member in place)
    return {
        "title": section.title,
        "note": section.note,
        "time": duration(sum(member.minutes for member in found)),
        "steps": [{**views.card(catalogue, member), "place": place[member.id]} for member in found],
    }


def _link(path: LearningPath) -> Json:
    return {"title": path.title, "url": addresses.learning_path(path.slug)}
