"""The story of a build: read, check, catalogue, generate, deliver."""

from collections.abc import Iterator
from pathlib import Path

from library.catalogue.catalogue import Catalogue
from library.exports import atom, catalogue_csv, catalogue_json, sitemap
from library.model.generated_file import GeneratedFile, Json
from library.model.partnership import WANTED_FOR_RELEASE
from library.pages import (
    assets,
    course_pages,
    home_page,
    learning_record_page,
    library_pages,
    path_pages,
    redirects,
    resource_pages,
    theme_pages,
)
from library.sinks import packages


def generate(catalogue: Catalogue, root: Path) -> Iterator[GeneratedFile]:
    """Return every file of the site that is not written by hand."""
    yield from home_page.pages(catalogue)
    yield from theme_pages.pages(catalogue)
    yield from library_pages.pages(catalogue)
    yield from resource_pages.pages(catalogue)
    yield from course_pages.pages(catalogue)
    yield from packages.files(catalogue, root)
    yield from path_pages.pages(catalogue)
    yield from learning_record_page.pages(catalogue)
    yield from redirects.pages(catalogue)
    yield from catalogue_json.files(catalogue)
    yield from catalogue_csv.files(catalogue)
    yield from atom.files(catalogue)
    yield from sitemap.files(catalogue)
    yield from assets.files(root)


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
        "quick_exit_url": partnership.quick_exit_url if partnership else "",
        "themes": theme_pages.tiles(catalogue),
        "stylesheet": assets.stylesheet_path(root),
        "scripts_version": assets.version(root),
    }
