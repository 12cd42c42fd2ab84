"""The site's own style and scripts: one stylesheet from all the components, modules as they stand."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from library.model.generated_file import GeneratedFile

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
AROUND = re.compile(r"\s*([{};,])\s*")


def files(root: Path) -> Iterator[GeneratedFile]:
    """Return the stylesheet; scripts are copied by the renderer from where they stand in overrides/."""
    yield GeneratedFile(stylesheet_path(root), _stylesheet(root), "overrides/")


def stylesheet_path(root: Path) -> str:
    """Return the stylesheet's path; it changes with its content, so that no browser keeps an old one."""
    return f"assets/library.{hashlib.sha256(_stylesheet(root).encode()).hexdigest()[:8]}.css"


def version(root: Path) -> str:
    """Return a short mark of all scripts, for their addresses."""
    digest = hashlib.sha256()
    for path in sorted((root / "overrides").rglob("*.js")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _stylesheet(root: Path) -> str:
    """Join the styles: the foundations by their numbers, then the components by their names."""
    base = root / "overrides"
    parts = [*sorted((base / "styles").glob("*.css")), *sorted((base / "components").glob("*/*.css"))]
    return "\n".join(_lean(path.read_text(encoding="utf-8")) for path in parts)


def _lean(css: str) -> str:
    """Leave out comments and needless space. Values with spaces in them keep theirs."""
    return AROUND.sub(r"\1", SPACE.sub(" ", COMMENT.sub("", css))).strip()
