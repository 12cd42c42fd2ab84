"""A new name: every link follows, every address that somebody kept goes on answering, and nothing else changes."""

import os
import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from library.commands.moving.plan import Done, Refusal
from library.commands.rename import Wish, rename
from library.model.resource import SLUG
from tests.commands.moving_library import (
    DAY,
    GUIDE,
    PATH,
    TOOL,
    UNIT,
    answered,
    clean,
    files,
    named,
    published,
    real,
    small,
    text,
)
from tests.commands.small_library import Library

NEW = "resources/tools/ask-twice/index.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small(tmp_path / "library")


def done(root: Path, wish: Wish, **how: bool) -> Done:
    answer = rename(root, wish, today=DAY, **how)
    assert isinstance(answer, Done), answer
    return answer


def refused(root: Path, wish: Wish) -> str:
    before = files(root)
    answer = rename(root, wish, today=DAY)
    assert isinstance(answer, Refusal), answer
    assert files(root) == before
    return answer.message


def test_a_new_folder_name(root: Path) -> None:
    before = clean(root)
    listed = published(root)
    done(root, Wish("aa-01", "ask-twice"))
    after = clean(root)
    assert not (root / TOOL).parent.exists()
    assert "aliases: [first-tool]\n" in text(root, NEW)
    assert "changes:" not in text(root, NEW)
    assert answered(before.catalogue) < answered(after.catalogue)
    assert published(root)[: len(listed)] == listed
    assert "aa-01 resources/ask-twice/" in published(root)
    assert [*named(root, r"first-tool(?!\])")] == []


def test_links_of_every_kind_follow(root: Path) -> None:
    done(root, Wish("first-tool", "ask-twice"))
    for path, link in {
        GUIDE: "(../../tools/ask-twice/index.md#when-to-use-it) or [First tool](/resources/ask-twice/)",
        UNIT: "(../../../tools/ask-twice/index.md)",
        NEW: "(../ask-twice/index.md#when-to-use-it), in the [guide](../../guidance/second-guide/index.md)",
        "docs/about.md": "(/resources/ask-twice/)",
    }.items():
        assert link in text(root, path), path
    assert "[same by its folder](../../tools/ask-twice/) and [by its number](/r/aa-01/)" in text(root, GUIDE)


def test_files_that_name_the_id_only_stay_as_they_are(root: Path) -> None:
    before = files(root)
    done(root, Wish("aa-01", "ask-twice", title="Ask: twice"))
    after = files(root)
    assert after[PATH] == before[PATH]
    assert after["resources/themes/curiosity.md"] == before["resources/themes/curiosity.md"]


def test_a_new_title_is_told_to_readers_and_can_be_cited(root: Path) -> None:
    answer = done(root, Wish("aa-01", title="Ask: twice"))
    catalogue = clean(root).catalogue
    resource = catalogue.by_id["aa-01"]
    assert (resource.title, resource.slug, resource.aliases) == ("Ask: twice", "first-tool", ())
    assert [(change.date, change.note) for change in resource.changes] == [
        (DAY, "Until now it was called “First tool”.")
    ]
    assert {f"r/aa-01/{DAY}/", "r/aa-01/2026-01-02/"} <= answered(catalogue)
    assert f"aa-01 r/aa-01/{DAY}/" in published(root)
    assert any(place.startswith(GUIDE) for place in answer.read_again)


def test_another_type_moves_its_folder(root: Path) -> None:
    before = clean(root)
    done(root, Wish("aa-01", type="Guidance"))
    after = clean(root)
    assert after.catalogue.by_id["aa-01"].path == "resources/guidance/first-tool/index.md"
    assert answered(before.catalogue) <= answered(after.catalogue)
    assert "(../../guidance/first-tool/index.md#when-to-use-it)" in text(root, GUIDE)


def test_a_course_keeps_the_addresses_of_its_units(root: Path) -> None:
    before = clean(root)
    done(root, Wish("bb-01", "asking-again"))
    after = clean(root)
    assert "courses/asking-again/practise/" in answered(after.catalogue)
    assert answered(before.catalogue) < answered(after.catalogue)
    assert "bb-01 courses/asking-again/practise/" in published(root)


def test_a_course_that_became_a_tool_would_lose_its_units(root: Path) -> None:
    message = refused(root, Wish("bb-01", type="tool"))
    assert "Nothing was changed" in message


def test_a_dry_run_shows_everything_and_writes_nothing(root: Path) -> None:
    before = files(root)
    answer = done(root, Wish("aa-01", "ask-twice", "Ask twice"), dry_run=True)
    assert files(root) == before
    assert "move resources/tools/first-tool/ → resources/tools/ask-twice/" in answer.diff
    assert "+title: Ask twice" in answer.diff
    assert "+aa-01 resources/ask-twice/" in answer.diff
    assert answer.diff == done(root, Wish("aa-01", "ask-twice", "Ask twice")).diff


def test_twice_is_once(root: Path) -> None:
    wish = Wish("aa-01", "ask-twice", "Ask twice", "guidance")
    done(root, wish)
    once = files(root)
    again = done(root, wish)
    assert not again.changed
    assert "nothing to do" in again.summary[0]
    assert files(root) == once


HOSTILE = (
    "../../etc", "..", ".", "/srv/x", "a/b", "a\\b", "Ask-Twice", "ask twice", "ask--twice", "-ask", "ask-", "ask\n",
    "ask\x00", "аsk", "ask.md", "--", "%2e%2e", "$(id)", "ask;rm", "é", "a" * 81, "con.", "<b>",
)  # fmt: skip


@pytest.mark.parametrize("slug", HOSTILE)
def test_a_hostile_folder_name_is_refused(root: Path, slug: str) -> None:
    assert "can't be a folder's name" in refused(root, Wish("aa-01", slug))


@pytest.mark.parametrize("slug", ["second-guide", "first-course"])
def test_a_name_of_another_resource_is_refused(root: Path, slug: str) -> None:
    assert "already" in refused(root, Wish("aa-01", slug))


def test_a_name_that_was_published_for_another_is_refused(root: Path) -> None:
    done(root, Wish("aa-02", "other-guide"))
    assert "already" in refused(root, Wish("aa-01", "second-guide"))


@pytest.mark.parametrize("title", ["A\nb: c", "Fine\x07", "Left\u202eright", "Zero\u200bwidth", "x" * 71, "ab"])
def test_a_title_that_no_page_can_have_is_refused(root: Path, title: str) -> None:
    refused(root, Wish("aa-01", title=title))


@pytest.mark.parametrize(
    "title", ["Yes", "no: really", "# Hash", "- dash", "'quoted'", '"A" and "b"', "{{ x }}", "a \\ b"]
)
def test_a_title_that_yaml_would_misread_is_kept_word_for_word(root: Path, title: str) -> None:
    wish = Wish("aa-01", title=title)
    if len(title) < 3:
        assert refused(root, wish)
        return
    done(root, wish)
    assert clean(root).catalogue.by_id["aa-01"].title == title


def test_unknown_names_say_what_was_meant(root: Path) -> None:
    assert "Did you mean `first-tool`?" in refused(root, Wish("first-tol", "ask-twice"))
    assert "There is no type `toool`" in refused(root, Wish("aa-01", type="toool"))


def test_a_fault_that_the_change_would_make_is_told_and_nothing_is_written(root: Path) -> None:
    message = refused(root, Wish("aa-01", title="Second guide"))
    assert "would then have faults" in message
    assert "RES013" in message


def test_a_failure_half_way_leaves_every_file_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(root)
    replace, place = os.replace, str(root)
    written: list[str] = []

    def failing(source: os.PathLike[str], target: os.PathLike[str]) -> None:
        if str(target).startswith(place):
            written.append(str(target))
            if len(written) == 3:
                message = "No space left on device"
                raise OSError(message)
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OSError, match="No space left"):
        rename(root, Wish("aa-01", "ask-twice", "Ask twice", "model"), today=DAY)
    assert len(written) > 3
    assert files(root) == before
    assert not (root / "resources/models").exists()


def test_a_folder_that_cannot_move_stops_it_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(root)
    move = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.is_relative_to(root):
            raise PermissionError(str(self))
        return move(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(PermissionError):
        rename(root, Wish("aa-01", "ask-twice"), today=DAY)
    assert files(root) == before


SLUGS = st.from_regex(SLUG, fullmatch=True).filter(
    lambda slug: len(slug) <= 40 and slug not in {"first-tool", "second-guide", "first-course"}
)
TITLES = st.text(st.sampled_from("Askmore 12:#'\"{}[]&*!%@,-“é"), min_size=3, max_size=40).filter(
    lambda title: title == " ".join(title.split()) and len(title) > 2 and title not in {"First tool", "Second guide"}
)
TOLD = re.compile(rb"^aliases:.*\n|^changes:\n(?:  .*\n)+", re.MULTILINE)


@settings(max_examples=12, deadline=None)
@given(SLUGS, TITLES)
def test_there_and_back_gives_the_same_files(slug: str, title: str) -> None:
    with TemporaryDirectory() as folder:
        root = small(Path(folder) / "library")
        before, listed = files(root), published(root)
        done(root, Wish("aa-01", slug, title))
        assert clean(root).catalogue.by_id["aa-01"].title == title
        done(root, Wish("aa-01", "first-tool", "First tool"))
        clean(root)
        after = files(root)
        assert published(root)[: len(listed)] == listed
        assert before.keys() == after.keys()
        changed = {path for path in before if before[path] != after[path]}
        assert changed == {TOOL, "resources/published.txt"}
        assert TOLD.sub(b"", after[TOOL]) == before[TOOL]
        assert f"aliases: [{slug}]".encode() in after[TOOL]


def test_in_the_real_library(tmp_path: Path) -> None:
    """The cards, and after them the webinar."""
    root, today = real(tmp_path), date(2026, 11, 24)
    before, new = clean(root, today), set()
    for wish, address in (
        (Wish("pc-03", "ask-twice", "Ask twice: the cards"), "resources/ask-twice/cards/"),
        (Wish("webinar-series", "webinars-in-spring"), "resources/webinars-in-spring/slides/understanding-grief/"),
    ):
        answer = rename(root, wish, today=today)
        assert isinstance(answer, Done), answer
        new.add(address)
    after = clean(root, today)
    assert new <= answered(after.catalogue) - answered(before.catalogue)
    assert answered(before.catalogue) < answered(after.catalogue)
    assert len(after.problems) == len(before.problems)


def test_the_command(tmp_path: Path) -> None:
    library = Library.copied(tmp_path / "library")
    shown = library.run("rename.py", "aa-01", "ask-twice", "--dry-run")
    assert (shown.returncode, "Nothing was written" in shown.stderr) == (0, True), shown.stderr
    assert "+aliases: [first-tool]" in shown.stdout
    assert (library.root / TOOL).is_file()
    ran = library.run("rename.py", "aa-01", "ask-twice")
    assert ran.returncode == 0, ran.stderr
    assert (library.root / NEW).is_file()
    wrong = library.run("rename.py", "aa-01", "../x")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert library.run("check.py").returncode == 0
