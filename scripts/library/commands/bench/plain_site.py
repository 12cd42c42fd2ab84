"""Puts the same Markdown before plain MkDocs: Material's own templates, no hook, no check, no search."""

import json
import shutil
from pathlib import Path

from library.reading.site_settings import settings
from library.reading.tree import NOT_TYPES

NAME = "mkdocs.yml"


def make(library: Path, target: Path) -> None:
    """Write a plain MkDocs project with every page that is written by hand in the library."""
    shutil.copytree(library / "docs", target / "docs")
    shutil.copytree(
        library / "resources", target / "docs" / "resources", ignore=shutil.ignore_patterns("*.yml", "*.txt")
    )
    for name in NOT_TYPES - {"themes"}:
        shutil.rmtree(target / "docs" / "resources" / name, ignore_errors=True)
    (target / "docs" / "index.md").write_text("# Library\n", encoding="utf-8")
    (target / "resources" / "snippets").mkdir(parents=True)
    configuration = {
        "site_name": "Plain",
        "theme": {"name": "material", "font": False, "language": "en"},
        "use_directory_urls": True,
        "plugins": [],
        "markdown_extensions": settings(library)["markdown_extensions"],
        # In the navigation, each page would list all the others.
        "nav": ["index.md", "about.md"],
        "not_in_nav": "/**",
        "validation": {"omitted_files": "ignore", "absolute_links": "ignore"},
    }
    (target / NAME).write_text(json.dumps(configuration), encoding="utf-8")
