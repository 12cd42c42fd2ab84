"""The one comment: what is fine, what must change, what to consider, what readers will see."""

from dataclasses import replace

import pytest

from library.commands.review.comment import MARK, Addresses, comment
from library.commands.review.data import Page, Review
from tests.review.hostile import HOSTILE
from tests.review.told import CHANGED, CLEAN, ERROR, PATH, WARNING, rendered

OURS = Addresses(
    repository="https://github.com/example/library",
    edit="https://github.com/anna/library/edit/my-branch/",
    pictures="https://github.com/example/library/actions/runs/7/artifacts/1",
    preview="https://github.com/example/library/actions/runs/7/artifacts/2",
    commit="a" * 40,
)


def test_a_clean_change_is_thanked_and_nothing_is_asked() -> None:
    text = comment(CLEAN, OURS)
    assert text.startswith(MARK)
    assert "## Ready for somebody to read" in text
    assert f"`{PATH}` has nothing to change." in text
    assert "What must change" not in text
    assert "What to consider" not in text
    assert f"[See these pages before and after]({OURS.pictures})" in text
    assert f"[Download the whole preview]({OURS.preview})" in text


def test_a_fault_comes_with_the_whole_line_as_it_should_be() -> None:
    text = comment(replace(CLEAN, remarks=(ERROR,)), OURS)
    assert "## One thing to change first" in text
    assert "Write line 8 like this:\n\n```suggestion\naudiences: [health-visitor]\n```" in text
    assert f"[open this file to change it](https://github.com/anna/library/edit/my-branch/{PATH}#L8)" in text
    assert "[More about RES009](https://github.com/example/library/blob/main/docs/contribute/rules/res009.md)" in text
    assert f"`{PATH}` has nothing to change." not in text


def test_faults_of_one_line_share_one_suggestion() -> None:
    text = comment(replace(CLEAN, remarks=(ERROR, replace(ERROR, message="Another."))), OURS)
    assert "## 2 things to change first" in text
    assert text.count("```suggestion") == 1
    assert text.count("line 8**") == 1


def test_a_fault_without_an_exact_line_says_what_to_do() -> None:
    text = comment(replace(CLEAN, remarks=(replace(ERROR, replacement=""),)), OURS)
    assert "```suggestion" not in text
    assert "```text\nhealth-visitor\n```" in text


def test_what_is_only_worth_a_look_stops_nothing() -> None:
    text = comment(replace(CLEAN, remarks=(WARNING,)), OURS)
    assert "## Ready for somebody to read" in text
    assert "### What to consider\n\nNothing here stops the proposal. You decide." in text


def test_what_stands_in_other_files_is_nobody_elses_to_mend() -> None:
    text = comment(replace(CLEAN, remarks=(replace(ERROR, yours=False, path="resources/tools/other/index.md"),)), OURS)
    assert "## Your part is ready" in text
    assert "You need not mend it: `resources/tools/other/index.md`." in text
    assert "```suggestion" not in text


def test_pages_that_only_show_something_of_it_are_folded_away() -> None:
    other = Page(address="library/", title="The whole library", change="changed")
    page = rendered(comment(replace(CLEAN, pages=(CHANGED, other), more_pages=4), OURS))
    assert page.xpath("normalize-space(//summary)") == "5 pages besides, such as lists"
    assert page.xpath("//details//li[contains(., 'The whole library')]")
    assert page.xpath("//li[contains(., 'First tool')][not(ancestor::details)]")


@pytest.mark.parametrize("note", ["not-built", "nothing-before"])
def test_without_a_comparison_nothing_is_claimed(note: str) -> None:
    assert "No page of the site changes" not in comment(Review(resources=3, notes=(note,)), OURS)


def test_a_comment_is_never_longer_than_github_takes() -> None:
    long = replace(ERROR, message="m " * 340, why="w " * 340, replacement="r" * 700)
    remarks = tuple(replace(long, line=line) for line in range(1, 201))
    warnings = tuple(replace(long, line=line, severity="warning") for line in range(1, 201))
    text = comment(replace(CLEAN, remarks=remarks + warnings), OURS)
    assert len(text) < 65_536
    assert text.count("```") % 2 == 0


ALLOWED = {
    *("div", "h2", "h3", "p", "ul", "ol", "li", "strong", "code", "pre", "a", "hr", "details", "summary"),
}


@pytest.mark.parametrize("hostile", HOSTILE, ids=repr)
def test_a_strangers_words_are_seen_and_do_nothing(hostile: str) -> None:
    remark = replace(
        ERROR,
        path=f"resources/{hostile}",
        message=f"Said {hostile} and `{hostile}`",
        why=hostile,
        instead=hostile,
        replacement=hostile.partition("\n")[0],
    )
    page = Page(address=f"resources/{hostile}/", title=hostile, change="new", yours=True)
    second = replace(remark, line=9, replacement="")
    text = comment(replace(CLEAN, files=(hostile,), remarks=(remark, second), pages=(page,)), OURS)
    shown = rendered(text)
    tags = {element.tag for element in shown.iter() if isinstance(element.tag, str)}
    assert tags <= ALLOWED
    ours = tuple(value for value in (OURS.repository, OURS.edit) if value)
    assert all(str(link).startswith(ours) for link in shown.xpath("//a/@href"))
    assert len(shown.xpath("//h2")) == 1
    assert [str(head.text) for head in shown.xpath("//h3")] == [
        *("What is fine", "What must change", "What readers will see"),
    ]
    # GitHub makes mentions and links of these by itself, unless they are code or something stands between.
    free = " ".join(shown.xpath("//text()[not(ancestor::code)][not(ancestor::a)]"))
    assert "@octocat" not in free
    assert "@everyone" not in free
    assert "https://example.org" not in free
    assert "www.example" not in free
