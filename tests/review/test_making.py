"""The half without rights: which lines it offers, which files and pages it sees, and what it writes."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from library.commands.check import check
from library.commands.review import data, making
from library.commands.review.comparing import compare
from library.commands.review.data import Remark
from tests.commands.small_library import EXAMPLE, Library
from tests.review.hostile import SENTINEL

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "rules" / "base"
TODAY = date(2026, 1, 10)


def _git(root: Path, *arguments: str) -> str:
    names = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *names, *arguments], cwd=root, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()


def _committed(root: Path) -> None:
    (root / ".gitignore").write_text(".cache/\n/build/\n__pycache__/\n", encoding="utf-8")
    _git(root, "init", "--quiet", "--initial-branch=main")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message=Before")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "library"))


def _told(root: Path, old: str, new: str) -> tuple[Remark, ...]:
    file = root / EXAMPLE
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return making.told(check(root, today=TODAY), (EXAMPLE,), root, TODAY).remarks


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("audiences: [everyone]", "audiences: [evryone]", "audiences: [everyone]"),
        ("title: First tool", "title: Neglect: signs", 'title: "Neglect: signs"'),
        ("title: First tool", "title: Tool #1 for visits", 'title: "Tool #1 for visits"'),
        ("title: First tool", "titel: First tool", "title: First tool"),
        ("published: 2026-01-02", "published: 2025-02-30", "published: 2025-02-28"),
        ("    year: 2026", "    yeer: 2026", "    year: 2026"),
        ("## What next", "#### What next", "### What next"),
        ("themes: [curiosity]", "themes: [curiosty, neglct]", "themes: [curiosity, neglect]"),
    ],
)
def test_the_whole_line_is_offered_and_mends_it(root: Path, old: str, new: str, wanted: str) -> None:
    told = _told(root, old, new)
    lines = (root / EXAMPLE).read_text(encoding="utf-8").split("\n")
    offered = {remark.line: remark.replacement for remark in told if remark.replacement}
    assert list(offered.values()) == [wanted]
    for line, replacement in offered.items():
        lines[line - 1] = replacement
    (root / EXAMPLE).write_text("\n".join(lines), encoding="utf-8")
    assert check(root, today=TODAY).errors == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("audiences: [everyone]", "audiences: [zzzz]"),
        ("minutes: 5", "minutes: 7"),
        ("summary: A short tool that the tests change in one place at a time.", "summary: Short."),
        ("published: 2026-01-02\n", ""),
    ],
)
def test_where_somebody_must_think_no_line_is_offered(root: Path, old: str, new: str) -> None:
    told = _told(root, old, new)
    assert told
    assert {remark.replacement for remark in told} == {""}
    assert any(remark.instead for remark in told)


def test_files_are_known_whatever_they_are_called(root: Path) -> None:
    _committed(root)
    names = (
        f"$(touch {SENTINEL}).md",
        "`id`; echo.md",
        "a\nb.md",
        "::set-output name=x::y.md",
        "-n",
        "ünï \"q\" 'q'.md",
    )
    for name in names:
        (root / "resources" / name).write_text("x", encoding="utf-8")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message=Names")
    (root / "resources" / "not yet committed.md").write_text("x", encoding="utf-8")
    found = making.changed_files(root, "HEAD^1")
    assert set(found) == {f"resources/{name}" for name in (*names, "not yet committed.md")}
    assert not list(root.parent.rglob(SENTINEL))
    review = making.told(check(root, today=TODAY), found, root, TODAY)
    assert {remark.path for remark in data.read(data.write(review).encode()).remarks if remark.yours}


def _site(folder: Path, **pages: str) -> Path:
    for name, words in pages.items():
        path = folder / name / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(f"<title>{name} · Library</title><body>{words}</body>", encoding="utf-8")
    return folder


def test_new_changed_and_gone_pages_are_told_apart(tmp_path: Path) -> None:
    link = '<link href="/assets/library.{}.css">'
    before = _site(tmp_path / "before", same=link.format("1e91ab2a"), changed="One", gone="Old")
    after = _site(tmp_path / "after", same=link.format("ffffffff"), changed="Two", new="New")
    found = compare(before, after, ["docs/changed.md"])
    assert [(page.address, page.title, page.change, page.yours) for page in found.pages] == [
        ("changed/", "changed", "changed", True),
        ("new/", "new", "new", False),
        ("gone/", "gone", "gone", False),
    ]
    assert not found.style_changed
    (after / "x.css").write_text("p {}", encoding="utf-8")
    assert compare(before, after, []).style_changed


@pytest.mark.browser
def test_a_whole_review_from_a_commit_to_pictures(tmp_path: Path, browser: Browser) -> None:
    library = Library.copied(tmp_path / "library")
    shutil.copy(ROOT / "scripts" / "requirements-review.txt", library.root / "scripts")
    _committed(library.root)
    library.change("Ask one more question before you leave", "Ask two more questions before you leave")
    library.change("audiences: [everyone]", "audiences: [evryone]")
    done = library.run("review.py", "--before", "HEAD")
    assert done.returncode == 0, done.stderr
    folder = library.root / "build" / "review"
    review = data.read((folder / data.NAME).read_bytes())
    assert [(error.path, error.replacement) for error in review.errors] == [(EXAMPLE, "audiences: [everyone]")]
    changed = {page.address: page for page in review.pages}
    assert changed["resources/first-tool/"].change == "changed"
    assert changed["resources/first-tool/"].pictured
    assert "resources/second-guide/" not in {page.address for page in review.pages if page.yours}
    assert (folder / "comment.md").read_text(encoding="utf-8") in done.stdout
    assert (folder / "site" / "resources" / "first-tool" / "index.html").is_file()
    assert _git(library.root, "worktree", "list").count("\n") == 0
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "pictures.html").as_uri())
    widths = page.evaluate("[...document.images].map(image => image.naturalWidth)")
    assert {1280, 390} == set(widths)
    sources = [image.get_attribute("src") for image in page.locator("figure img").all()[:2]]
    assert sources[0] != sources[1]
    assert page.locator("img:not([alt])").count() == 0
    assert {url.partition(":")[0] for url in asked} <= {"file", "data"}
    page.close()
