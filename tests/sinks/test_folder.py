"""What the folder for other renderers holds."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from library.model.generated_file import GeneratedFile, Json
from library.sinks.folder import FolderSink, NotOurFolderError
from library.sinks.search_index import SearchIndex

SITE: Mapping[str, Json] = {"library_name": "A library", "site_url": "https://library.example/"}
NO_SEARCH = SearchIndex(())
SETTINGS = {"hooks": ["hook.py"], "plugins": ["tags"], "use_directory_urls": True, "extra": {"own": 1}}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "root/docs").mkdir(parents=True)
    (tmp_path / "root/docs/about.md").write_text("# About\n", encoding="utf-8")
    (tmp_path / "root/overrides").mkdir()
    return tmp_path / "root"


def front_matter(path: Path) -> dict[str, object]:
    _, front, after = path.read_text(encoding="utf-8").split("---\n", 2)
    assert after == ""
    found = yaml.safe_load(front)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    "body",
    [
        "<p>Plain</p>",
        "<pre>a\n\n\tb\n---\n```</pre>",
        "<p>\u2028 \u0085 \ufeff \x7f \U0001f600 é “quoted” \\ {{ x }}</p>",
    ],
)
def test_a_body_comes_back_as_it_was(root: Path, tmp_path: Path, body: str) -> None:
    view: Mapping[str, Json] = {"template": "x.html", "title": 'No: "it\'s" # here', "view": {"n": 1}}
    page = GeneratedFile("x/index.md", body, "x", view)
    FolderSink(root, tmp_path / "out").deliver([page], SETTINGS, SITE, NO_SEARCH)
    assert front_matter(tmp_path / "out/docs/x/index.md") == {**view, "body": body}


def test_a_video_marker_becomes_a_player(root: Path, tmp_path: Path) -> None:
    marker = '<p><img alt="type:video" src="talk.mp4" title="A talk" /></p>'
    body = f'{marker}\n<p><img alt="A cat" src="cat.png" /></p>'
    FolderSink(root, tmp_path / "out").deliver([GeneratedFile("x/index.md", body, "x")], SETTINGS, SITE, NO_SEARCH)
    shown = str(front_matter(tmp_path / "out/docs/x/index.md")["body"])
    assert 'controls title="A talk"><source src="talk.mp4" type="video/mp4"><track kind="captions"' in shown
    assert 'src="talk.vtt" default></video>' in shown
    assert "type:video" not in shown
    assert '<img alt="A cat" src="cat.png" />' in shown


def test_settings_keep_what_every_renderer_knows(root: Path, tmp_path: Path) -> None:
    FolderSink(root, tmp_path / "out").deliver([], SETTINGS, SITE, NO_SEARCH)
    found = yaml.safe_load((tmp_path / "out/mkdocs.yml").read_text(encoding="utf-8"))
    assert "hooks" not in found
    assert found["use_directory_urls"] is True
    assert found["site_url"] == "https://library.example/"
    assert found["extra"] == {"own": 1, "library": dict(SITE)}
    assert (tmp_path / "out/docs/about.md").is_file()


def test_other_files_are_delivered_unchanged(root: Path, tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").write_bytes(b"%PDF\r\n")
    files = [
        GeneratedFile("a/sheet.pdf", tmp_path / "sheet.pdf", "x"),
        GeneratedFile("catalogue.json", json.dumps({"é": 1}), "x"),
        GeneratedFile("catalogue.csv", b"a\r\nb", "x"),
    ]
    FolderSink(root, tmp_path / "out").deliver(files, SETTINGS, SITE, NO_SEARCH)
    docs = tmp_path / "out/docs"
    assert (docs / "a/sheet.pdf").read_bytes() == b"%PDF\r\n"
    assert (docs / "catalogue.json").read_bytes() == json.dumps({"é": 1}).encode()
    assert (docs / "catalogue.csv").read_bytes() == b"a\r\nb"


def test_a_second_run_replaces_the_first(root: Path, tmp_path: Path) -> None:
    sink = FolderSink(root, tmp_path / "out")
    sink.deliver([GeneratedFile("old.txt", "old", "x")], SETTINGS, SITE, NO_SEARCH)
    sink.deliver([GeneratedFile("new.txt", "new", "x")], SETTINGS, SITE, NO_SEARCH)
    assert not (tmp_path / "out/docs/old.txt").exists()
    assert (tmp_path / "out/docs/new.txt").is_file()


def test_a_folder_of_somebody_else_is_left_alone(root: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/chapter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NotOurFolderError, match="something else"):
        FolderSink(root, tmp_path / "thesis").deliver([], SETTINGS, SITE, NO_SEARCH)
    assert [path.name for path in (tmp_path / "thesis").iterdir()] == ["chapter.txt"]


def test_a_run_that_fails_leaves_the_last_folder(root: Path, tmp_path: Path) -> None:
    sink = FolderSink(root, tmp_path / "out")
    sink.deliver([GeneratedFile("good.txt", "good", "x")], SETTINGS, SITE, NO_SEARCH)
    with pytest.raises(FileNotFoundError):
        sink.deliver([GeneratedFile("bad.pdf", tmp_path / "nowhere.pdf", "x")], SETTINGS, SITE, NO_SEARCH)
    assert (tmp_path / "out/docs/good.txt").is_file()
