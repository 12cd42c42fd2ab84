"""One value changes, and every other character of the file stays as its author wrote it."""

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from library.model.nodes import Mapping
from library.reading.yaml_edits import (
    with_field,
    with_first_group,
    with_item,
    with_value,
    without_field,
    without_item,
    written,
)
from library.reading.yaml_nodes import read_yaml

ORDER = ("id", "title", "status", "aliases", "related", "sources", "changes")
TEXT = """\
id: aa-01
title: 'It''s a "title"'  # why it has this one
status: draft
# Ids, the closest first.
related: [aa-02, "aa-03",  # the guide
  aa-04]
sources:
  - title: One
    note: >-
      Words over
      two lines.
  - {title: Two, note: "a, b"}
changes:
  - date: 2026-01-02
    note: First.
# the end
"""


def front(text: str) -> Mapping:
    node, traps = read_yaml(text)
    assert isinstance(node, Mapping)
    assert not traps
    return node


def test_a_value_keeps_its_comment() -> None:
    after = with_field(TEXT, front(TEXT), "title", written("Another: title"), ORDER)
    assert after == TEXT.replace("'It''s a \"title\"'", '"Another: title"')


def test_a_new_field_stands_below_the_one_before_it() -> None:
    after = with_item(TEXT, front(TEXT), "aliases", "old-name", ORDER)
    assert after == TEXT.replace("status: draft\n", "status: draft\naliases: [old-name]\n")
    assert without_item(after, front(after), "aliases", "old-name") == TEXT


def test_items_of_a_list_in_brackets() -> None:
    for item, expected in (("aa-02", ["aa-03", "aa-04"]), ("aa-03", ["aa-02", "aa-04"]), ("aa-04", ["aa-02", "aa-03"])):
        after = without_item(TEXT, front(TEXT), "related", item)
        assert yaml.safe_load(after) == yaml.safe_load(TEXT) | {"related": expected}
    more = with_item(TEXT, front(TEXT), "related", "aa-05", ORDER)
    assert more == TEXT.replace("aa-04]", "aa-04, aa-05]")


def test_items_of_a_list_of_lines() -> None:
    lines = "title: A\nrelated:\n  - aa-02\n  # the guide\n  - aa-03\nstatus: draft\n"
    assert without_item(lines, front(lines), "related", "aa-02") == lines.replace("  - aa-02\n", "")
    assert with_item(lines, front(lines), "related", "aa-04", ORDER) == lines.replace(
        "  - aa-03\n", "  - aa-03\n  - aa-04\n"
    )
    one = without_item(lines, front(lines), "related", "aa-03")
    assert without_item(one, front(one), "related", "aa-02") == "title: A\n  # the guide\nstatus: draft\n"


def test_a_field_of_a_group_in_braces() -> None:
    sources = front(TEXT).get("sources")
    two = sources.items[1]  # type: ignore[union-attr]
    assert isinstance(two, Mapping)
    assert without_field(TEXT, two, "note") == TEXT.replace(', note: "a, b"', "")
    assert without_field(TEXT, two, "title") == TEXT.replace("title: Two, ", "")


def test_a_field_of_several_lines_goes_whole() -> None:
    one = front(TEXT).get("sources").items[0]  # type: ignore[union-attr]
    assert isinstance(one, Mapping)
    assert without_field(TEXT, one, "note") == TEXT.replace("    note: >-\n      Words over\n      two lines.\n", "")
    assert without_field(TEXT, one, "title") == TEXT.replace("  - title: One\n    note", "  - note")


def test_a_group_comes_first() -> None:
    after = with_first_group(TEXT, front(TEXT), "changes", ("date: 2026-02-03", "note: Second."), ORDER)
    assert after == TEXT.replace("changes:\n", "changes:\n  - date: 2026-02-03\n    note: Second.\n")
    begun = TEXT[: TEXT.index("changes:")]
    after = with_first_group(begun, front(begun), "changes", ("date: 2026-02-03", "note: Second."), ORDER)
    assert after == begun.rstrip("\n") + "\nchanges:\n  - date: 2026-02-03\n    note: Second.\n"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf", "Co", "Cn"]), min_size=1)


@example("'quoted'")
@example('"A" and "b"')
@example("a: b # c \\ d")
@given(WORDS.filter(lambda words: words.strip() == words))
def test_any_words_are_read_as_they_were(words: str) -> None:
    node, traps = read_yaml(f"title: {written(words)}")
    assert isinstance(node, Mapping)
    assert (node.text("title"), traps) == (words, ())


IDS = st.lists(st.from_regex(r"[a-z]{2}-\d{2}", fullmatch=True), min_size=1, max_size=6, unique=True)


@given(IDS, st.integers(0, 5), st.sampled_from(["flow", "block", "quoted"]), st.booleans())
def test_taken_out_and_put_back_at_the_end(ids: list[str], place: int, style: str, first: bool) -> None:
    listed = {
        "flow": f"related: [{', '.join(ids)}]\n",
        "quoted": "related: [" + ", ".join(f'"{item}"' for item in ids) + "]\n",
        "block": "related:\n" + "".join(f"  - {item}  # why\n" for item in ids),
    }[style]
    text = listed + "title: A\n" if first else "title: A\n" + listed
    chosen = ids[place % len(ids)]
    after = without_item(text, front(text), "related", chosen)
    left = [item for item in ids if item != chosen]
    assert yaml.safe_load(after) == {"title": "A"} | ({"related": left} if left else {})
    back = with_item(after, front(after), "related", chosen, ORDER)
    assert yaml.safe_load(back) == {"title": "A", "related": [*left, chosen]}


@given(IDS, st.integers(0, 5))
def test_one_value_for_another_and_back(ids: list[str], place: int) -> None:
    text = f"related: [{', '.join(ids)}]  # in their order\n"
    related = list(front(text).scalars("related"))
    scalar = related[place % len(ids)]
    after = with_value(text, scalar, "zz-999")
    assert "zz-999" in after
    back = list(front(after).scalars("related"))[place % len(ids)]
    assert with_value(after, back, scalar.text) == text
