"""The end of a resource: nobody who kept its link is lost, and nobody new is sent to it."""

import os
from pathlib import Path

import pytest
import yaml

from library.commands.build import generate
from library.commands.moving.plan import Done, Refusal
from library.commands.published import publish
from library.commands.retire import Wish, retire
from tests.commands.moving_library import (
    DAY,
    GUIDE,
    PATH,
    ROOT,
    TOOL,
    UNIT,
    add,
    answered,
    clean,
    files,
    published,
    real,
    small,
    text,
)
from tests.commands.small_library import Library

WHY = "Two agencies stopped using it: the second guide says it better."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small(tmp_path / "library")


def done(root: Path, wish: Wish, **how: bool) -> Done:
    answer = retire(root, wish, today=DAY, **how)
    assert isinstance(answer, Done), answer
    return answer


def refused(root: Path, wish: Wish) -> str:
    before = files(root)
    answer = retire(root, wish, today=DAY)
    assert isinstance(answer, Refusal), answer
    assert files(root) == before
    return answer.message


def paths_of(root: Path) -> set[str]:
    return {file.path for file in generate(clean(root).catalogue, ROOT, DAY)}


def test_archived_with_something_instead(root: Path) -> None:
    before = clean(root)
    answer = done(root, Wish("aa-01", WHY, ("aa-02",)))
    after = clean(root)
    catalogue = after.catalogue
    [resource] = catalogue.archived
    assert (resource.archived, resource.archived_because, resource.instead) == (DAY, WHY, ("aa-02",))
    assert "aa-01" not in catalogue.by_id
    assert answered(before.catalogue) <= answered(catalogue)
    assert catalogue.theme_pages["curiosity"].start_here == ("aa-02",)
    assert catalogue.by_id["aa-02"].related == ()
    assert [path.members for path in catalogue.paths] == [("aa-02", "bb-01")]
    # What takes its place does not link to itself: its own sentences are for a person to change.
    assert {(problem.code, problem.place.path) for problem in after.problems} == {("LNK010", GUIDE)}
    assert {f"{GUIDE}:{problem.place.line}" for problem in after.problems} <= set(answer.read_again)


def test_links_lead_to_what_takes_its_place(root: Path) -> None:
    done(root, Wish("aa-01", WHY, ("bb-01",)))
    guide = text(root, GUIDE)
    assert "[first tool](../../courses/first-course/index.md#" not in guide
    assert "Read the [first tool](../../courses/first-course/index.md)" in guide
    # Where the words were the title, they are the new title.
    assert "[Course: First course](/resources/first-course/)" in guide
    assert "[first tool](/resources/first-course/)" in text(root, "docs/about.md")
    assert "[first tool](../index.md)" in text(root, UNIT)


def test_the_rest_of_a_changed_file_stays_as_it_was(root: Path) -> None:
    before = (root / PATH).read_bytes()
    theme = text(root, "resources/themes/neglect.md")
    done(root, Wish("aa-01", WHY, ("bb-01",)))
    # The path names the course already.
    assert (root / PATH).read_bytes() == before.replace(b"      - aa-01  # before a visit\r\n", b"")
    assert text(root, "resources/themes/neglect.md") == theme.replace("aa-01", "bb-01")


def test_without_anything_instead_nothing_may_be_left_empty(root: Path) -> None:
    message = refused(root, Wish("aa-01", WHY))
    assert "`start_here` in resources/themes/" in message
    assert "--instead" in message


def test_without_anything_instead(root: Path) -> None:
    before = clean(root)
    answer = done(root, Wish("aa-02", WHY))
    catalogue = clean(root).catalogue
    assert answered(before.catalogue) <= answered(catalogue)
    assert [path.members for path in catalogue.paths] == [("aa-01", "bb-01")]
    assert catalogue.by_id["aa-01"].related == ()
    # The sentence that links to it stays, with a warning, because only a person can rewrite it.
    assert answer.read_again == (f"{TOOL}:39",)
    assert [problem.code for problem in clean(root).problems] == ["LNK010"]


def test_merged_into_another(root: Path) -> None:
    (root / "resources/tools/first-tool/sheet.pdf").write_bytes(b"%PDF-1.4 sheet")
    add(root / TOOL, "\nPrint the [sheet](sheet.pdf).\n")
    before = clean(root)
    done(root, Wish("aa-01", merged_into="aa-02"))
    catalogue = clean(root).catalogue
    assert catalogue.by_id["aa-02"].came_from == ("aa-01",)
    assert catalogue.archived[0].archived_because == "It was merged into “Second guide”."
    assert answered(before.catalogue) <= answered(catalogue)
    pages = {file.path: file for file in generate(catalogue, ROOT, DAY)}
    for address in ("resources/first-tool/index.html", "r/aa-01/index.html"):
        assert 'url=../../resources/second-guide/"' in str(pages[address].content)
    assert "resources/first-tool/index.md" not in pages
    assert "resources/first-tool/sheet.pdf" in pages
    assert "r/aa-01/2026-01-02/index.md" in pages


def test_merged_twice_leads_to_the_last(root: Path) -> None:
    done(root, Wish("aa-01", merged_into="aa-02"))
    done(root, Wish("aa-02", merged_into="bb-01"))
    catalogue = clean(root).catalogue
    pages = {file.path: str(file.content) for file in generate(catalogue, ROOT, DAY)}
    for address in ("resources/first-tool/index.html", "r/aa-01/index.html", "r/aa-02/index.html"):
        assert 'url=../../resources/first-course/"' in pages[address]


def test_split_into_two(root: Path) -> None:
    before = clean(root)
    done(root, Wish("aa-02", split_into=("aa-01", "bb-01")))
    catalogue = clean(root).catalogue
    assert catalogue.archived[0].instead == ("aa-01", "bb-01")
    assert catalogue.archived[0].archived_because == "It was split into “First tool” and “Course: First course”."
    assert [catalogue.by_id[name].came_from for name in ("aa-01", "bb-01")] == [("aa-02",), ("aa-02",)]
    assert answered(before.catalogue) <= answered(catalogue)


def test_split_needs_somebody_to_choose_first_steps(root: Path) -> None:
    """Of two heirs no machine can tell which one a theme's first step should be."""
    assert "would have too few left" in refused(root, Wish("aa-01", split_into=("aa-02", "bb-01")))


def test_a_course_leaves_no_address_behind(root: Path) -> None:
    before = clean(root)
    done(root, Wish("bb-01", WHY, ("aa-02",)))
    catalogue = clean(root).catalogue
    assert catalogue.courses == ()
    pages = paths_of(root)
    for address in answered(before.catalogue):
        if address.startswith(("r/", "resources/", "courses/")):
            assert pages & {f"{address}index.html", f"{address}index.md"}, address
    assert "courses/first-course/practise/index.html" in pages
    assert not any(path.endswith(".zip") for path in pages)


def test_it_is_in_nothing_that_leads_readers(root: Path) -> None:
    done(root, Wish("aa-01", WHY, ("bb-01",)))
    catalogue = clean(root).catalogue
    for file in generate(catalogue, ROOT, DAY):
        own = file.path.startswith(("resources/first-tool/", "r/aa-01/", "contribute/"))
        if own or isinstance(file.content, Path):
            continue
        said = file.content if isinstance(file.content, str) else file.content.decode("utf-8", "replace")
        # What is new tells that it is no longer kept up, with a link to the reason, and nothing else of it.
        times = 1 if file.path == "new/index.md" else 0
        assert f"{said}{file.view}".count("resources/first-tool/") == times, file.path


def test_what_was_to_be_used_instead_is_archived_in_turn(root: Path) -> None:
    done(root, Wish("aa-01", WHY, ("aa-02",)))
    done(root, Wish("aa-02", WHY, ("bb-01",)))
    assert [item.instead for item in clean(root).catalogue.archived] == [("bb-01",), ("bb-01",)]


def test_twice_is_once(root: Path) -> None:
    wish = Wish("aa-01", WHY, ("aa-02",))
    done(root, wish)
    once = files(root)
    again = done(root, wish)
    assert not again.changed
    assert "archived since 2026-01-10 already" in again.summary[0]
    assert files(root) == once


def test_a_dry_run_writes_nothing(root: Path) -> None:
    before = files(root)
    answer = done(root, Wish("aa-01", WHY, ("aa-02",)), dry_run=True)
    assert files(root) == before
    assert "+status: archived" in answer.diff


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        (Wish("aa-01"), "--because"),
        (Wish("aa-01", "short"), "--because"),
        (Wish("aa-01", "x" * 301), "--because"),
        (Wish("aa-01", "A reason\nstatus: live"), "one line"),
        (Wish("aa-01", "A reason\u202e backwards"), "one line"),
        (Wish("aa-01", WHY, ("aa-01",)), "its own place"),
        (Wish("aa-01", WHY, ("aa-99",)), "There is no resource `aa-99`"),
        (Wish("../../etc", WHY), "There is no resource"),
        (Wish("aa-01", WHY, ("aa-02",), "bb-01"), "Choose one"),
        (Wish("aa-01", WHY, split_into=("aa-02",)), "--merged-into"),
    ],
)
def test_refused(root: Path, wish: Wish, says: str) -> None:
    assert says in refused(root, wish)


def test_an_archived_one_takes_nobodys_place(root: Path) -> None:
    done(root, Wish("aa-02", WHY))
    assert "archived itself" in refused(root, Wish("aa-01", WHY, ("aa-02",)))


def test_a_reason_is_kept_word_for_word(root: Path) -> None:
    words = 'They said: "no", and # went \\ on {{ x }} <b>'
    done(root, Wish("aa-01", words, ("aa-02",)))
    front = text(root, TOOL).split("---")[1]
    assert yaml.safe_load(front)["archived_because"] == words


def test_a_failure_half_way_leaves_every_file_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(root)
    replace, count = os.replace, iter(range(1000))

    def failing(source: os.PathLike[str], target: os.PathLike[str]) -> None:
        if str(target).startswith(str(root)) and next(count) == 4:
            raise KeyboardInterrupt
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(KeyboardInterrupt):
        retire(root, Wish("aa-01", WHY, ("aa-02",)), today=DAY)
    assert files(root) == before


def test_every_address_is_noted_once(root: Path) -> None:
    listed = published(root)
    added = publish(root)
    assert "aa-01 r/aa-01/2026-01-02/" in added
    assert published(root) == [*listed, *added]
    assert publish(root) == ()
    clean(root)


def test_a_version_whose_line_was_deleted_still_answers(root: Path) -> None:
    file = root / TOOL
    plain = file.read_text(encoding="utf-8")
    changed = plain.replace(
        "supervision_questions:", "changes:\n  - date: 2026-01-08\n    note: Shorter.\nsupervision_questions:"
    )
    file.write_text(changed, encoding="utf-8")
    publish(root)
    file.write_text(plain, encoding="utf-8")
    clean(root)
    assert "r/aa-01/2026-01-08/index.md" in paths_of(root)


def test_in_the_real_library(tmp_path: Path) -> None:
    """A model, and after it a chooser."""
    root, today = real(tmp_path), DAY.replace(month=11, day=24)
    before = clean(root, today)
    for wish in (Wish("pc-08", WHY), Wish("neglect-tool-chooser", WHY, ("ng-05",))):
        answer = retire(root, wish, today=today)
        assert isinstance(answer, Done), answer
    after = clean(root, today)
    assert answered(before.catalogue) <= answered(after.catalogue)
    assert {problem.code for problem in after.problems} <= {"LNK010"}
    assert len(after.catalogue.resources) == len(before.catalogue.resources) - 2


def test_the_command(tmp_path: Path) -> None:
    library = Library.copied(tmp_path / "library")
    wish = ("retire.py", "aa-01", "--because", WHY, "--instead", "aa-02")
    shown = library.run(*wish, "--dry-run")
    assert (shown.returncode, "Nothing was written" in shown.stderr) == (0, True), shown.stderr
    ran = library.run(*wish)
    assert ran.returncode == 0, ran.stderr
    assert "+archived_because: " in ran.stdout
    assert library.run("check.py").returncode == 0
    without = library.run("retire.py", "aa-02")
    assert (without.returncode, without.stdout) == (1, "")
