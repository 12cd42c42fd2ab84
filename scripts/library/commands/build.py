"""The story of a build: read, check, catalogue, generate, deliver."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from library.catalogue.catalogue import Catalogue
from library.exports import (
    atom,
    calendar,
    catalogue_csv,
    catalogue_json,
    contribution_model,
    form_docx,
    health_json,
    podcast,
    qr,
    review_calendar,
    sitemap,
    video_sitemap,
)
from library.model.generated_file import GeneratedFile, Json
from library.model.partnership import WANTED_FOR_RELEASE
from library.pages import (
    a_to_z_page,
    archived_pages,
    assets,
    course_pages,
    deck_pages,
    embedding_pages,
    exercise_pages,
    facet_pages,
    film_pages,
    form_pages,
    glossary_page,
    health_page,
    home_page,
    indexed_pages,
    learning_log_pages,
    learning_record_page,
    library_pages,
    list_page,
    new_page,
    new_resource_page,
    numbers_page,
    path_pages,
    redirects,
    resource_pages,
    search_page,
    search_words,
    shelf,
    theme_pages,
    version_pages,
    webinar_pages,
)
from library.rules.registry import RULES
from library.sinks import packages


def build_day() -> date:
    """Return the day that this build stands for: SOURCE_DATE_EPOCH's where somebody set it, otherwise today."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(given), tz=UTC) if given else datetime.now(tz=UTC)).date()


def generate(catalogue: Catalogue, root: Path, today: date) -> Iterator[GeneratedFile]:
    """Return every file of the site that is not written by hand."""
    yield from home_page.pages(catalogue)
    yield from theme_pages.pages(catalogue)
    yield from library_pages.pages(catalogue)
    yield from search_page.pages(catalogue)
    yield from facet_pages.pages(catalogue)
    yield from a_to_z_page.pages(catalogue)
    yield from new_page.pages(catalogue)
    yield from resource_pages.pages(catalogue)
    yield from archived_pages.pages(catalogue)
    yield from version_pages.pages(catalogue)
    yield from course_pages.pages(catalogue)
    yield from film_pages.pages(catalogue)
    yield from webinar_pages.pages(catalogue, today)
    yield from form_pages.pages(catalogue)
    yield from deck_pages.pages(catalogue)
    yield from exercise_pages.pages(catalogue)
    yield from packages.files(catalogue, root)
    yield from glossary_page.pages(catalogue)
    yield from numbers_page.pages(catalogue)
    yield from health_page.pages(catalogue, today)
    yield from path_pages.pages(catalogue)
    yield from learning_log_pages.pages(catalogue)
    yield from learning_record_page.pages(catalogue)
    yield from list_page.pages()
    yield from new_resource_page.pages(catalogue)
    yield from contribution_model.files(catalogue, _published(root), rules_of_the_form())
    yield from shelf.files(catalogue)
    yield from search_words.files(catalogue, (page for _, page in indexed_pages.indexed_pages(catalogue)))
    yield from redirects.pages(catalogue)
    yield from embedding_pages.pages(catalogue)
    yield from catalogue_json.files(catalogue)
    yield from catalogue_csv.files(catalogue)
    yield from health_json.files(catalogue, today)
    yield from form_docx.files(catalogue)
    yield from atom.files(catalogue)
    yield from sitemap.files(catalogue)
    yield from calendar.files(catalogue)
    yield from review_calendar.files(catalogue)
    yield from qr.files(catalogue)
    yield from podcast.files(catalogue)
    yield from video_sitemap.files(catalogue)
    yield from assets.files(root)


def rules_of_the_form() -> dict[str, contribution_model.Said]:
    """Return every rule by its name, as the form in the browser explains it."""
    return {rule.name: contribution_model.Said(code, rule.severity, rule.why) for code, rule in RULES.items()}


def _published(root: Path) -> tuple[str, ...]:
    path = root / "resources" / "published.txt"
    return tuple(path.read_text(encoding="utf-8", errors="replace").splitlines()) if path.is_file() else ()


def site_view(catalogue: Catalogue, root: Path) -> dict[str, Json]:
    """Return what every page shows: who publishes the site, what is missing, where its style is."""
    partnership = catalogue.partnership
    settings: dict[str, Json] = {
        name: str(getattr(partnership, name, ""))
        for name in (*WANTED_FOR_RELEASE, "name", "short_name", "area", "website")
    }
    return {
        **settings,
        "library_name": partnership.library_name if partnership else "Learning library",
        "has_glossary": bool(catalogue.glossary),
        "has_log": bool(catalogue.learning_log),
        "has_webinars": bool(catalogue.webinars),
        "quick_exit_url": partnership.quick_exit_url if partnership else "",
        "themes": theme_pages.tiles(catalogue),
        "stylesheet": assets.stylesheet_path(root),
        "styles_apart": dict(assets.apart(root)),
        "scripts_version": assets.version(root),
    }
