"""The story of a folder for another renderer: read, check, catalogue, generate, deliver."""

from pathlib import Path

from library.commands.build import build_day, generate, site_view
from library.commands.check import Checked, check
from library.pages.indexed_pages import indexed_pages
from library.reading.site_settings import settings
from library.sinks.folder import FolderSink
from library.sinks.search_index import SearchIndex


def write_folder(root: Path, target: Path) -> Checked:
    """Write what a renderer needs into `target`, unless the library has errors. Return what was found."""
    checked = check(root, errors_only=True)
    if not checked.errors:
        search = SearchIndex(indexed_pages(checked.catalogue))
        try:
            files = generate(checked.catalogue, root, build_day())
            FolderSink(root, target).deliver(files, settings(root), site_view(checked.catalogue, root), search)
        finally:
            search.discard()
    return checked
