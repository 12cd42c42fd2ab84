"""The site's own style and scripts: one stylesheet from all the components, modules as they stand."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from library.model.generated_file import GeneratedFile

APART = ("numbers", "search")
"""Components on one page only, whose style no other page should carry."""
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
AROUND = re.compile(r"\s*([{};,])\s*")


def files(root: Path) -> Iterator[GeneratedFile]:
    """Return the stylesheet; scripts are copied by the renderer from where they stand in overrides/."""
    yield GeneratedFile(stylesheet_path(root), stylesheet(root), "overrides/")
    for name, path in apart(root).items():
        yield GeneratedFile(path, _alone(root, name), "overrides/")


def stylesheet_path(root: Path) -> str:
    """Return the stylesheet's path; it changes with its content, so that no browser keeps an old one."""
    return _named("library", stylesheet(root))


def apart(root: Path) -> dict[str, str]:
    """Return the paths of the styles that one page alone needs; that page asks for its own."""
    return {name: _named(name, _alone(root, name)) for name in APART if _of(root, name).is_file()}


def version(root: Path) -> str:
    """Return a short mark of all scripts, for their addresses."""
    digest = hashlib.sha256()
    for path in sorted((root / "overrides").rglob("*.js")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _of(root: Path, name: str) -> Path:
    return root / "overrides" / "components" / name / f"{name}.css"


def _alone(root: Path, name: str) -> str:
    return _lean(_of(root, name).read_text(encoding="utf-8"))


def _named(name: str, style: str) -> str:
    return f"assets/{name}.{hashlib.sha256(style.encode()).hexdigest()[:8]}.css"


def stylesheet(root: Path) -> str:
    """Join the styles: the foundations by their numbers, then the components by their names."""
    base = root / "overrides"
    components = sorted(path for path in (base / "components").glob("*/*.css") if path.parent.name not in APART)
    parts = [*sorted((base / "styles").glob("*.css")), *components]
    return "\n".join(_lean(path.read_text(encoding="utf-8")) for path in parts)


def _lean(css: str) -> str:
    """Leave out comments and needless space. Values with spaces in them keep theirs."""
    return AROUND.sub(r"\1", SPACE.sub(" ", COMMENT.sub("", css))).strip()
