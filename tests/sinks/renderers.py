"""Copies the library and builds it with each renderer that can, as a person at a terminal would."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import lxml.html

from library.commands.folder import write_folder
from library.reading.keeping import bring

ROOT = Path(__file__).parents[2]
SOURCES = ("docs", "overrides", "resources", "scripts")
EXAMPLE = "resources/tools/second-question-cards/index.md"
EXAMPLE_PAGE = "resources/second-question-cards/index.html"
AWKWARD = """
## Signs that look like something else

Two * stars * and a name_with_lines_in_it & an ampersand < a smaller one.

```text
first

\tafter a tab
    *four* spaces and `ticks`

~~~
{{ page.title }} {% raw %}
---
```
"""
ONLY_ZENSICAL = ("assets/images/", "assets/javascripts/", "assets/stylesheets/", "search.json")
"""What Zensical adds of its own. No page of ours names any of it."""


def copied_library(folder: Path) -> Path:
    """Copy the library, and give one resource a body that Markdown would spoil if it were rendered twice."""
    for name in SOURCES:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    bring(ROOT, folder)
    example = folder / EXAMPLE
    example.write_text(example.read_text(encoding="utf-8") + AWKWARD, encoding="utf-8")
    return folder


def build(renderer: str, library: Path, target: Path, *, seed: str = "0") -> Path:
    """Build a library with `mkdocs` or `properdocs` and return the site. The seed orders Python's sets."""
    # Never --quiet: it keeps warnings from --strict too.
    options = ("build", "--strict", "--site-dir", str(target))
    _run((renderer, *options), library, {"PYTHONHASHSEED": seed})
    return target


def build_with_zensical(library: Path, target: Path) -> Path:
    """Write the folder, build it with Zensical and return the site."""
    checked = write_folder(library, target)
    assert not checked.errors
    _run(("zensical", "build", "--strict"), target, {})
    return target / "site"


def _run(command: tuple[str, ...], folder: Path, environment: dict[str, str]) -> None:
    quiet = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        (sys.executable, "-m", *command),
        cwd=folder,
        env=os.environ | quiet | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def files_of(site: Path) -> dict[str, bytes]:
    """Return every file of a site with its content."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def addresses_of(site: Path) -> set[str]:
    """Return every address that is ours."""
    return {path for path in files_of(site) if not path.startswith(ONLY_ZENSICAL)}


def words_of(page: Path) -> str:
    """Return the text of a page's main part."""
    (main,) = lxml.html.fromstring(page.read_bytes()).iter("main")
    return str(main.text_content())
