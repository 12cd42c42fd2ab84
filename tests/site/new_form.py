"""A person at the form for a new resource, and the small libraries that such a form stands on."""

import io
import re
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.commands.small_library import BASE, ROOT, Library
from tests.films.clips import clip

ADDRESS = "contribute/new/"
REPOSITORY = "repository_url: https://git.example.org/library\n"
EMAIL = "contact_email: library@example.org\n"
TODAY = datetime.now(tz=UTC).date().isoformat()
BODY = """\
A few words to say at a door: when the answer is "fine", ask once more.

## When to use it

- Before a visit.
- Not when someone is in danger now: call 999.

## What to say

!!! say "At the door"
    Tell me about this morning.

| Sign | What to ask |
| --- | --- |
| A tired child | What was last night like? |

## What next

Tell your manager what you saw.
"""
UNIT = """\
Ask once more, and wait for the answer.

## Tomorrow

Ask one person a second question.
"""
CAPTIONS = """\
WEBVTT

00:00:00.000 --> 00:00:02.000
Say what you see.

00:00:02.000 --> 00:00:04.000
Ask once more.
"""


def content(root: Path, *, without: tuple[str, ...] = ()) -> Path:
    """Put the rules' small library into a folder, with the real vocabularies; without some settings."""
    if not root.exists():
        shutil.copytree(BASE, root)
    shutil.copytree(ROOT / "resources/vocabularies", root / "resources/vocabularies", dirs_exist_ok=True)
    settings = root / "resources/partnership.yml"
    text = settings.read_text(encoding="utf-8")
    for line in without:
        assert line in text
        text = text.replace(line, "")
    settings.write_text(text, encoding="utf-8")
    return root


def library(root: Path, *, without: tuple[str, ...] = ()) -> Library:
    """Put the same there with our code beside it, so that it can be built."""
    made = Library.copied(root)
    content(root, without=without)
    return made


def built(made: Library) -> Path:
    """Build a library, and return its site's folder."""
    done = made.run("build.py")
    assert done.returncode == 0, done.stdout + done.stderr
    return made.root / "site"


def write(root: Path, files: dict[str, bytes]) -> None:
    """Put files into a library, by their paths from its top folder."""
    for name, data in files.items():
        path = root / name
        assert not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


class Editor:
    """Somebody who makes a new resource."""

    def __init__(self, page: Page, url: str) -> None:
        """Open the form."""
        self.page = page
        self.errors: list[str] = []
        self.asked: list[str] = []
        self.filled = False
        page.context.clock.install()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(url + ADDRESS)
        expect(page.locator("[data-live]")).to_be_visible()

    def field(self, path: str, file: str = "index.md") -> Locator:
        return self.page.locator(f'[data-path="{file}|{path}"]').first

    def type(self, name: str) -> None:
        self.page.locator(f'[data-types] input[value="{name}"]').check()

    def put(self, path: str, value: Any, file: str = "index.md") -> None:
        """Answer one field, whatever its control is."""
        field = self.field(path, file)
        if isinstance(value, str):
            control = field.locator("input, select, textarea").first
            if control.evaluate("element => element.tagName") == "SELECT":
                control.select_option(value)
            else:
                control.fill(value)
        elif field.locator(":scope > fieldset .form__choice").count():
            self.page.evaluate(
                "() => document.querySelectorAll('[data-path] details').forEach(box => (box.open = true))"
            )
            for term in value:
                field.locator(f'input[value="{term}"]').check()
        else:
            self.put_lines(field, path, value, file)

    def put_lines(self, field: Locator, path: str, values: list[Any], file: str) -> None:
        for place, value in enumerate(values):
            lines = field.locator(":scope > fieldset > .new__lines > .new__line")
            if lines.count() <= place:
                field.locator(":scope > fieldset > button").click()
            if isinstance(value, dict):
                for name, inner in value.items():
                    self.put(f"{path}[{place + 1}].{name}", inner, file)
            else:
                lines.nth(place).locator("input, select, textarea").first.fill(value)

    def write_common(self, type_: str, title: str = "") -> None:
        """Fill in what every resource needs; on a page that is filled in, write another resource over it."""
        title = title or f"A made {type_}"
        self.type(type_)
        self.put("title", title)
        self.put("summary", f"What somebody can say at a door, tried out as a {type_}.")
        self.put(
            "supervision_questions",
            [f"What did you see, as {title}?", f"Whom did you ask, as {title}?", f'Who said "no" to {title}?'],
        )
        if not self.filled:
            self._write_what_many_share()

    def _write_what_many_share(self) -> None:
        self.filled = True
        self.put("themes", ["curiosity"])
        self.put("audiences", ["everyone"])
        self.put("when_to_use", ["before-visit"])
        self.put("ages", ["all-children"])
        self.put("minutes", "5")
        self.put("level", "introductory")
        self.put("owner", "business-unit")
        self.put("licence", "cc-by-4.0")
        self.put("sources", [{"title": "Yes: a report # 7", "publisher": "No", "evidence": "practice-wisdom"}])
        self.page.locator("#new-body").fill(BODY)

    def problems(self) -> Locator:
        """Press the button that checks."""
        self.page.get_by_role("button", name="Check what I wrote").click()
        return self.page.locator("[data-problems]")

    def settled(self) -> None:
        """Let so much time go by that the page has looked at every word."""
        self.page.clock.fast_forward(500)

    def address(self) -> str:
        """Return the address that GitHub would receive."""
        self.settled()
        found = self.page.locator("#new-github").get_attribute("href")
        assert found
        return found

    def proposed(self) -> dict[str, bytes]:
        """Return the file that GitHub would show, decoded from its address."""
        parts = urlsplit(self.address())
        assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://git.example.org/library/new/main"
        asked = parse_qs(parts.query, strict_parsing=True)
        assert set(asked) == {"filename", "value"}
        return {asked["filename"][0]: asked["value"][0].encode()}

    def zipped(self) -> dict[str, bytes]:
        """Download the zip, and return its files."""
        self.settled()
        with self.page.expect_download() as started:
            self.page.get_by_role("button", name="Download the folder (zip)").click()
        with zipfile.ZipFile(io.BytesIO(started.value.path().read_bytes())) as packed:
            return {name: packed.read(name) for name in packed.namelist() if not name.endswith("/")}


def write_course(editor: Editor) -> None:
    """Fill in what a course needs besides."""
    editor.put("objectives", ["Ask a second question at a door"], "course.yml")
    editor.put("units", [{"unit": "ask-again"}], "course.yml")
    unit = "units/ask-again.md"
    editor.put("title", "Ask again", unit)
    editor.put("minutes", "5", unit)
    editor.page.locator(f'[data-companion="{unit}"] textarea.editor__text').fill(UNIT)


def write_webinar(editor: Editor) -> None:
    """Fill in what a webinar needs besides."""
    session = {"id": "ask-once", "title": "Ask once", "summary": "How to ask an open question.", "minutes": "45"}
    editor.put("sessions", [{**session, "mode": "online"}], "webinar.yml")


def write_video(editor: Editor) -> None:
    """Fill in what a film needs besides, and add its files."""
    from PIL import Image

    poster = io.BytesIO()
    Image.new("RGB", (640, 360), "#2a6f6b").save(poster, format="jpeg")
    plan = "video.yml"
    editor.put("seconds", "4", plan)
    editor.put("recorded", TODAY, plan)
    editor.put("captions", [{"language": "en", "file": "captions.en.vtt"}], plan)
    editor.put("described", "in-the-words", plan)
    editor.page.evaluate("() => document.querySelectorAll('details').forEach(box => (box.open = true))")
    editor.put("files", ["made.mp4"], plan)
    editor.put("poster", "poster.jpg", plan)
    files: list[Any] = [
        {"name": "captions.en.vtt", "mimeType": "text/vtt", "buffer": CAPTIONS.encode()},
        {"name": "made.mp4", "mimeType": "video/mp4", "buffer": clip(seconds=4, audio="aac")},
        {"name": "poster.jpg", "mimeType": "image/jpeg", "buffer": poster.getvalue()},
    ]
    editor.page.set_input_files("#new-files", files)


BESIDES = {"course": write_course, "webinar": write_webinar, "video": write_video}


def made_by_form(editor: Editor, type_: str) -> dict[str, bytes]:
    """Make a resource of a type in the form, and return its files as they leave the page."""
    editor.write_common(type_)
    if type_ not in BESIDES:
        found = editor.proposed()
    else:
        BESIDES[type_](editor)
        found = editor.zipped()
    if editor.errors:
        pytest.fail(f"{type_}: {editor.errors}")
    assert any(re.fullmatch(r"resources/[a-z-]+/a-made-[a-z-]+/index\.md", name) for name in found), list(found)
    return found
