"""The guide's pictures: made from our own pages and from what the commands really say.

    PYTHONPATH=scripts python3 -m tests.guide.pictures

makes them again. A picture is out of date when the words that it shows have changed, not when a line has moved by a
pixel; so the words are kept beside the tests, with the mark of the picture that was made from them.
"""

import hashlib
import html
import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Locator, Page, ViewportSize, sync_playwright

from tests.conftest import BROWSERS, FLAGS
from tests.guide.following import PICTURES, Followed, first_lines, follow
from tests.site.built_site import served

SHOWN = Path(__file__).parent / "shown"
WIDTH = 800
DESK: ViewportSize = {"width": 1200, "height": 930}
HELP = ".feedback"
ROOM = 20
"""Points around a part of a page."""
SHARPER = 1.5
"""Dots for each point at which the guide shows a picture, so that it stays sharp on a good screen."""
SHEET = """<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>{title}</title><style>
body {{ margin: 0; background: {ground}; }}
pre {{ margin: 0; padding: 18px 22px; width: 756px; color: {ink}; background: {ground};
  font: 12.4px/1.55 ui-monospace, "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }}
i {{ font-style: normal; color: {soft}; }} b {{ color: {strong}; }}
</style><pre>{words}</pre></html>"""
PAPER = {"ground": "#ffffff", "ink": "#16211f", "soft": "#5a6664", "strong": "#0d4a48"}
TERMINAL = {"ground": "#14211f", "ink": "#f2f5f4", "soft": "#b7c4c1", "strong": "#ffd27a"}
Shot = tuple[str, str, bytes]
"""A picture's name, the words in it, and what the browser drew."""


def shots(followed: Followed, browser: Browser) -> Iterator[Shot]:
    """Draw each picture of the guide."""
    context = browser.new_context(viewport={"width": WIDTH, "height": 600}, device_scale_factor=SHARPER, locale="en-GB")
    page = context.new_page()
    new_file = first_lines(followed.new_file)
    yield "new-file", new_file, _sheet(page, _grey_help(new_file), PAPER)
    said = followed.faulty.stdout.strip()
    yield "check", said, _sheet(page, _bold_labels(said), TERMINAL)
    with served(followed.library.root / "site") as site:
        page.goto(f"{site.url}resources/before-you-knock/")
        yield "help", _words(page.locator(HELP)), _with_room(page, HELP)
        context.close()
        context = browser.new_context(viewport=DESK, locale="en-GB")
        page = context.new_page()
        page.goto(f"{site.url}resources/before-you-knock/")
        yield "page", _words(page.locator(".resource__head, .facts > dl, .prose")), page.screenshot()
    context.close()


def words_shown(followed: Followed, browser: Browser) -> dict[str, str]:
    """Return the words of every picture as they would be now."""
    return {name: words for name, words, _ in shots(followed, browser)}


def kept(name: str) -> tuple[str, str]:
    """Return the mark of the picture that was made, and the words that it shows."""
    file = SHOWN / f"{name}.txt"
    mark, _, words = file.read_text(encoding="utf-8").partition("\n") if file.is_file() else ("", "", "")
    return mark, words.rstrip("\n")


def mark_of(name: str) -> str:
    """Return the mark of a picture as it lies in docs/."""
    file = PICTURES / f"{name}.webp"
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "not there"


def _sheet(page: Page, words: str, colours: dict[str, str]) -> bytes:
    page.set_content(SHEET.format(title="Picture", words=words, **colours))
    return page.locator("pre").screenshot()


def _with_room(page: Page, part: str) -> bytes:
    box = page.locator(part).bounding_box()
    assert box
    clip: FloatRect = {
        "x": box["x"] - ROOM,
        "y": box["y"] - ROOM,
        "width": box["width"] + 2 * ROOM,
        "height": box["height"] + 2 * ROOM,
    }
    return page.screenshot(clip=clip, full_page=True)


def _grey_help(text: str) -> str:
    return re.sub(r"(?m)^#.*$", lambda line: f"<i>{line[0]}</i>", html.escape(text))


def _bold_labels(text: str) -> str:
    labels = re.sub(r"(?m)^( {2})(Why:|Instead:|More:)", r"\1<i>\2</i>", html.escape(text))
    return re.sub(r"(?m)^(resources/\S+, line \d+.*)$", r"<b>\1</b>", labels)


def _words(parts: Locator) -> str:
    lines = (line.strip() for part in parts.all_inner_texts() for line in part.split("\n"))
    return "\n".join(line for line in lines if line)


def main() -> None:
    """Make all pictures again, and keep the words they show."""
    PICTURES.mkdir(exist_ok=True)
    SHOWN.mkdir(exist_ok=True)
    chosen = os.environ.get("LIBRARY_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen, args=list(FLAGS))
        for name, words, drawn in shots(follow(Path(folder)), browser):
            picture = Image.open(io.BytesIO(drawn)).convert("RGB")
            picture.save(PICTURES / f"{name}.webp", quality=82, method=6)
            (SHOWN / f"{name}.txt").write_text(f"{mark_of(name)}\n{words}\n", encoding="utf-8")
            size = f'width="{round(picture.width / SHARPER)}" height="{round(picture.height / SHARPER)}"'
            print(f"{name}: {size}, {(PICTURES / f'{name}.webp').stat().st_size} bytes")
        browser.close()


if __name__ == "__main__":
    main()
