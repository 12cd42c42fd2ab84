"""Draws the frames of a film in a browser that shows one moment at a time.

Nothing on the stage runs by itself. Each frame is asked for by its moment, so the same storyboard gives the same
frames on every run.
"""

import base64
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module, metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from library.model.storyboard import FRAMES_A_SECOND, Scene, Storyboard
from library.reading.drawings import Artwork

WIDTH, HEIGHT = 1280, 720
FONT = "fontpkg-source-serif-4"
"""Source Serif 4, under the SIL Open Font License 1.1."""
RESTS = 1000
"""How long the end of every scene stands still, in milliseconds."""
SWITCHES = (
    "--no-sandbox",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--hide-scrollbars",
    "--disable-gpu",
)


@dataclass(frozen=True, slots=True)
class Held:
    """One picture and for how many frames it stands."""

    picture: bytes
    """As PNG."""
    frames: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A scene in pictures."""

    pictures: tuple[Held, ...]
    still: bytes
    """The last picture, as PNG."""
    words: list[dict[str, Any]]
    """Where each row of words stands, in pixels, and how."""


class Stage:
    """The page on which scenes are shown."""

    def __init__(self, page: Any, storyboard: Storyboard) -> None:
        self._page = page
        self._devtools = page.context.new_cdp_session(page)
        self._storyboard = storyboard

    def draw(self, place: int, *, still_only: bool = False) -> Drawn:
        """Draw one scene. Scenes are drawn in their order, as one fades into the next."""
        scene = self._storyboard.scenes[place]
        busy = self._page.evaluate("place => stage.show(place)", place)
        pictures = () if still_only else tuple(self._pictures(scene, busy))
        still = pictures[-1].picture if pictures else self._picture(scene.seconds * 1000)
        return Drawn(pictures, still, self._page.evaluate("() => stage.boxes()"))

    def _pictures(self, scene: Scene, busy: float) -> Iterator[Held]:
        moments = list(moments_of(scene.seconds, busy))
        ends = [*(first for first, _ in moments[1:]), scene.seconds * FRAMES_A_SECOND]
        last: bytes | None = None
        frames = 0
        for (first, moment), end in zip(moments, ends, strict=True):
            picture = self._picture(moment)
            if last is not None and picture != last:
                yield Held(last, frames)
                frames = 0
            last, frames = picture, frames + end - first
        if last is not None:
            yield Held(last, frames)

    def _picture(self, moment: float) -> bytes:
        self._page.evaluate("moment => stage.at(moment)", moment)
        shot = self._devtools.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
        return base64.b64decode(shot["data"])


def moments_of(seconds: int, busy: float) -> Iterator[tuple[int, float]]:
    """Go through the frames that need a picture of their own, with their moments in milliseconds.

    While words arrive every frame counts. Slow motion is drawn on every second frame, as animators do. The rest at
    the end is one picture.
    """
    step = 1000 / FRAMES_A_SECOND
    resting = math.ceil((seconds * 1000 - RESTS) / step)
    for frame in range(resting + 1):
        if frame * step <= busy or frame % 2 == 0 or frame == resting:
            yield frame, frame * step


@contextmanager
def opened(storyboard: Storyboard, artwork: Artwork, browser: str) -> Iterator[Stage]:
    """Open a stage in the browser whose path is given."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser or None, args=list(SWITCHES))
        with staged(storyboard, artwork, chromium) as stage:
            yield stage
        chromium.close()


@contextmanager
def staged(storyboard: Storyboard, artwork: Artwork, chromium: Any) -> Iterator[Stage]:
    """Open a stage in a browser that runs already."""
    with TemporaryDirectory() as folder:
        page_file = Path(folder) / "stage.html"
        page_file.write_text(page_of(artwork), encoding="utf-8")
        page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1)
        page.goto(page_file.as_uri())
        for style in ("", "italic "):
            page.evaluate("font => document.fonts.load(font)", f'{style}20px "Film Serif"')
        page.evaluate("film => stage.prepare(film)", data_of(storyboard, artwork))
        yield Stage(page, storyboard)
        page.close()


def page_of(artwork: Artwork) -> str:
    """Return the stage as one HTML page."""
    files = Path(str(import_module(FONT.replace("-", "_")).ROOT)) / "files"
    italic = next(path for path in sorted(files.glob("*.ttf")) if "Italic" in path.name)
    upright = next(path for path in sorted(files.glob("*.ttf")) if "Italic" not in path.name)
    parts = {
        "{upright}": _inlined(upright),
        "{italic}": _inlined(italic),
        "{style}": artwork.stage["stage.css"],
        "{shapes}": artwork.stage["shapes.svg"],
        "{script}": artwork.stage["stage.js"],
    }
    page = artwork.stage["stage.html"]
    for name, content in parts.items():
        page = page.replace(name, content)
    return page


def _inlined(font: Path) -> str:
    # A page from the disk may not load a font from the disk.
    return "data:font/ttf;base64," + base64.b64encode(font.read_bytes()).decode()


def data_of(storyboard: Storyboard, artwork: Artwork) -> dict[str, Any]:
    """Return what the stage's script needs to know."""
    part = -1
    scenes = []
    for scene, mood in zip(storyboard.scenes, storyboard.moods, strict=True):
        part += bool(scene.chapter)
        words = [{"text": line.bare.replace("'", "’"), "manner": str(line.manner)} for line in scene.words]
        told = {"id": scene.id, "draw": scene.draw, "layout": scene.layout, "seconds": scene.seconds}
        scenes.append({**told, "mood": mood, "part": max(part, 0), "words": words})
    titles = [title for _, _, title in storyboard.chapters]
    return {"title": storyboard.title, "chapters": titles, "drawings": artwork.drawings, "scenes": scenes}


def fonts() -> str:
    """Return the font's package and version."""
    return f"{FONT} {metadata.version(FONT)}"
