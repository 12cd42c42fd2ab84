"""Reads the drawings of our own films, and the stage on which they stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "drawings"
STAGE = "stage"
"""The folder beside the drawings with the page, style and script that they all share."""


@dataclass(frozen=True, slots=True)
class Artwork:
    """What a film is drawn with."""

    stage: dict[str, str]
    """The shared files, by name."""
    drawings: dict[str, str]
    """The SVG of each drawing, by name."""


@cache
def drawing_names() -> tuple[str, ...]:
    """Return the names that a storyboard may use."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.svg")))


def read_artwork(names: Iterable[str]) -> Artwork:
    """Read the shared files and the drawings of these names that exist."""
    known = set(drawing_names())
    return Artwork(
        stage={path.name: path.read_text(encoding="utf-8") for path in sorted((FOLDER / STAGE).iterdir())},
        drawings={
            name: (FOLDER / f"{name}.svg").read_text(encoding="utf-8") for name in sorted(set(names)) if name in known
        },
    )
