"""A list becomes drafts: columns and words are matched, near misses asked about, nothing lost or overwritten."""

from pathlib import Path

import pytest

from tests.importing.things import DAY, TO_FILL_IN, body, bring, errors, everything, front, said, workbook

HEADINGS = (
    "Resource name,Description,Resource type,Theme,Who is it for?,When,Ages,Time,Level,Owned by,"
    "Last reviewed,Link,Author"
)
GOOD = (
    f"{HEADINGS}\n"
    "Was not brought,What to ask when a child keeps missing appointments.,practice guide,Neglect,HV; Everyone,"
    "before a visit,All children,10 mins,Introductory,business-unit,03/01/2026,https://www.example.org/wnb,"
    "Jane Secretname\n"
)


def listed(desk: Path, text: str, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    path = desk / name
    path.write_bytes(text.encode(encoding))
    return path


def row(desk: Path, **cells: str) -> Path:
    values = {"title": "A new page", "type": "tool", "theme": "curiosity", **cells}
    return workbook(desk / "list.xlsx", [list(values), list(values.values())])


def test_a_row_becomes_a_draft_in_the_librarys_words(root: Path, desk: Path) -> None:
    outcome = bring(root, listed(desk, GOOD))
    (draft,) = outcome.drafts
    assert draft.path == "resources/guidance/was-not-brought/index.md"
    for field, line in {
        "title": "title: Was not brought",
        "summary": "summary: What to ask when a child keeps missing appointments.",
        "themes": "themes: [neglect]",
        "minutes": "minutes: 10",
        "level": "level: introductory",
        "owner": "owner: business-unit",
        "reviewed": "reviewed: 2026-01-03",
        "status": "status: draft",
    }.items():
        assert front(root, draft.path, field) == line
    assert "    url: https://www.example.org/wnb" in (root / draft.path).read_text("utf-8")


def test_the_check_then_finds_only_what_is_to_be_filled_in(root: Path, desk: Path) -> None:
    bring(root, listed(desk, GOOD))
    assert errors(root) == TO_FILL_IN


def test_the_summary_says_how_each_column_was_understood(root: Path, desk: Path) -> None:
    words = said(bring(root, listed(desk, GOOD.replace("Level", "Levle"))))
    assert "“Resource name” fills `title`" in words
    assert '“Levle” was left out: it may mean `level`. If so, add --column "Levle=level"' in words
    assert "“Author” was left out: names of people" in words
    assert "To fill in: id" not in words
    assert "level" in next(line for line in words.splitlines() if "To fill in" in line)
    assert "TODO stands in" in words


def test_names_of_people_never_come_in(root: Path, desk: Path) -> None:
    bring(root, listed(desk, GOOD))
    assert not any(b"Secretname" in content for content in everything(root).values())


def test_a_column_can_be_named_by_hand(root: Path, desk: Path) -> None:
    path = listed(desk, "Unser Name,type\nA new page,tool\n")
    refused = said(bring(root, path))
    assert "Its columns are: “Unser Name”, “type”" in refused
    assert "--column" in refused
    assert len(bring(root, path, columns={"unser name": "title"}).drafts) == 1
    assert "there is no field `titel`" in bring(root, path, columns={"unser name": "titel"}).message


def test_a_near_miss_is_asked_about_and_never_taken(root: Path, desk: Path) -> None:
    outcome = bring(root, row(desk, audiences="health visitr", topics="babys"))
    path = outcome.drafts[0].path
    assert front(root, path, "audiences") == "audiences: []"
    assert "Did you mean `health-visitor`?" in said(outcome)
    assert "list.xlsx, row 2" in said(outcome)
    assert "# It came with: “health visitr”" in (root / path).read_text("utf-8")
    assert errors(root) == TO_FILL_IN


def test_what_is_known_of_several_comes_in_and_the_rest_is_told(root: Path, desk: Path) -> None:
    outcome = bring(root, row(desk, audiences="Health visitor, wizard"))
    assert front(root, outcome.drafts[0].path, "audiences") == "audiences: [health-visitor]"
    assert "“wizard” is no word here" in said(outcome)


@pytest.mark.parametrize(
    ("field", "given", "line"),
    [
        ("reviewed", "5 January 2026", "reviewed: 2026-01-05"),
        ("reviewed", "2027-01-05", "reviewed:"),
        ("reviewed", "soon", "reviewed:"),
        ("minutes", "1 hour", "minutes: 60"),
        ("minutes", "12 minutes", "minutes:"),
        ("review_months", "annually", "review_months: 12"),
        ("review_months", "2 years", "review_months: 24"),
        ("title", "No: it is # not 'so'", "title: \"No: it is # not 'so'\""),
        ("title", "2026", "title: 2026"),
        ("summary", "short", "summary:"),
        ("restriction", "none", "restriction: none"),
        ("quick_exit", "yes", "quick_exit: true"),
        ("id", "zz-07", "id: zz-07"),
        ("id", "aa-01", "id: aa-03"),
        ("id", "17", "id: aa-03"),
    ],
)
def test_values_are_understood_or_left_open(root: Path, desk: Path, field: str, given: str, line: str) -> None:
    outcome = bring(root, row(desk, **{field: given}))
    assert front(root, outcome.drafts[0].path, field) == line
    assert errors(root) <= TO_FILL_IN


def test_a_restriction_asks_for_its_sentence(root: Path, desk: Path) -> None:
    outcome = bring(root, row(desk, restriction="needs training"))
    path = outcome.drafts[0].path
    assert errors(root) <= TO_FILL_IN
    assert "restriction" in (root / path).read_text("utf-8")


def test_what_is_too_long_for_a_field_is_not_lost(root: Path, desk: Path) -> None:
    long = "Ask *twice* & <look> again. " * 20
    title = "A title that goes on and on about " + "neglect and " * 6 + "more"
    outcome = bring(root, row(desk, title=title, summary=long))
    path = outcome.drafts[0].path
    assert front(root, path, "title") == "title:"
    assert title in " ".join((root / path).read_text("utf-8").replace("\n# …", "").split())
    assert body(root, path).strip().startswith(r"Ask \*twice\*")
    assert errors(root) == TO_FILL_IN


def test_days_that_contradict_each_other_are_left_open(root: Path, desk: Path) -> None:
    outcome = bring(root, row(desk, published="2025-12-01", reviewed="2020-01-01"))
    assert front(root, outcome.drafts[0].path, "reviewed") == "reviewed:"
    assert errors(root) == TO_FILL_IN


def test_twice_overwrites_nothing(root: Path, desk: Path) -> None:
    path = listed(desk, GOOD)
    bring(root, path)
    before = everything(root)
    again = bring(root, path)
    assert not again.drafts
    assert "has the title “Was not brought” already" in said(again)
    assert everything(root) == before


def test_a_folder_that_is_there_is_left_alone_whatever_is_in_it(root: Path, desk: Path) -> None:
    mine = root / "resources/tools/a-new-page"
    mine.mkdir()
    (mine / "notes.txt").write_text("Mine.\n", encoding="utf-8")
    before = everything(root)
    assert "nothing in it was changed" in said(bring(root, row(desk)))
    assert everything(root) == before


def test_a_link_out_of_the_library_is_not_followed(root: Path, desk: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / "resources/templates").symlink_to(outside)
    assert not bring(root, row(desk, type="template")).drafts
    assert not list(outside.iterdir())


def test_two_rows_of_one_name_are_told_apart(root: Path, desk: Path) -> None:
    outcome = bring(root, listed(desk, "title,type\nOne page,tool\nOne page,tool\nOne: page!,tool\n"))
    assert len(outcome.drafts) == 1
    assert "list.csv, row 3: list.csv, row 2 of this import has the title" in said(outcome)
    assert "row 4: list.csv, row 2 of this import has the folder name `one-page` already" in said(outcome)


def test_a_row_without_a_type_says_how_to_give_it_one(root: Path, desk: Path) -> None:
    path = listed(desk, "title,type,theme\nOne page,tol,curiosity\nOther page,,curiosity\n")
    words = said(bring(root, path))
    assert "row 2: `type`: “tol” is no word here. Did you mean `tool`?" in words
    assert (
        "row 3: Nothing says what type it is. Say it in a column called “type”, by the folder's name, or with --type"
        in words
    )
    outcome = bring(root, path, type="tool")
    assert [draft.path for draft in outcome.drafts] == ["resources/tools/other-page/index.md"]


def test_without_a_theme_the_id_stays_open_too(root: Path, desk: Path) -> None:
    outcome = bring(root, row(desk, theme=""))
    path = outcome.drafts[0].path
    assert (front(root, path, "id"), front(root, path, "themes")) == ("id:", "themes: []")
    assert errors(root) == TO_FILL_IN
    assert front(root, bring(root, row(desk, title="Other", theme=""), theme="neglect").drafts[0].path, "themes") == (
        "themes: [neglect]"
    )


def test_a_sensitive_theme_brings_the_quick_exit(root: Path, desk: Path) -> None:
    outcome = bring(root, row(desk, theme="Domestic abuse"))
    assert front(root, outcome.drafts[0].path, "quick_exit") == "quick_exit: true"


def test_a_course_gets_its_plan(root: Path, desk: Path) -> None:
    (draft,) = bring(root, row(desk, type="e-learning course")).drafts
    assert (root / draft.folder / "course.yml").is_file()
    assert errors(root) == TO_FILL_IN


def test_an_old_encoding_and_semicolons(root: Path, desk: Path) -> None:
    text = "sep=;\r\nTitel;Title;Type\r\nx;Café “talk” – now;tool\r\n"
    outcome = bring(root, listed(desk, text, encoding="cp1252"))
    assert front(root, outcome.drafts[0].path, "title") == "title: Café “talk” – now"
    assert outcome.drafts[0].incoming.row == 2
    assert "Windows-1252" in said(outcome)


@pytest.mark.parametrize(("delimiter", "encoding"), [(";", "utf-8-sig"), ("\t", "utf-16"), ("|", "utf-8")])
def test_other_ways_to_save_a_list(root: Path, desk: Path, delimiter: str, encoding: str) -> None:
    text = f"title{delimiter}type\n“Café”, again{delimiter}tool\n"
    outcome = bring(root, listed(desk, text, encoding=encoding))
    assert front(root, outcome.drafts[0].path, "title").startswith("title: “Café”, again")


def test_an_open_quotation_mark_costs_one_row_only(root: Path, desk: Path) -> None:
    text = 'title,type\n"First one",tool\n"Open one,tool\nThird one,tool\n"Fourth ""one""",tool\n'
    outcome = bring(root, listed(desk, text))
    assert [draft.incoming.values["title"] for draft in outcome.drafts] == ["First one", "Third one", 'Fourth "one"']
    assert "list.csv, row 3: Line 3" in said(outcome)


def test_headings_may_stand_below_a_name(root: Path, desk: Path) -> None:
    rows: list[list[object]] = [["LSCP resources 2026"], [], ["Title", "Type"], ["A new page", "Tool"]]
    outcome = bring(root, workbook(desk / "list.xlsx", rows))
    assert outcome.drafts[0].incoming.row == 4


def test_a_workbooks_days_and_numbers_are_themselves(root: Path, desk: Path) -> None:
    rows: list[list[object]] = [["title", "type", "reviewed", "minutes"], ["A new page", "tool", DAY, 20.0]]
    path = bring(root, workbook(desk / "list.xlsx", rows)).drafts[0].path
    assert (front(root, path, "reviewed"), front(root, path, "minutes")) == ("reviewed: 2026-01-10", "minutes: 20")


def test_formulas_do_not_come_in(root: Path, desk: Path) -> None:
    rows: list[list[object]] = [
        ["title", "type", "summary"],
        ["A new page", "tool", '=HYPERLINK("https://evil.example","x")'],
    ]
    outcome = bring(root, workbook(desk / "list.xlsx", rows))
    assert "list.xlsx, row 2: Column 3 holds a formula whose result the file does not store" in said(outcome)
    text = "title,type,summary\nA second page,tool,=cmd|' /C calc'!A0 and some words more\n"
    text += "Third,tool,+44 is how a number here begins\n"
    outcome = bring(root, listed(desk, text))
    assert "`summary` holds a formula, which stayed behind" in said(outcome)
    assert front(root, outcome.drafts[1].path, "summary") == "summary: +44 is how a number here begins"
    assert b"evil.example" not in b"".join(everything(root).values())
    assert b"calc" not in b"".join(everything(root).values())


def test_five_thousand_rows_come_in_by_and_by(root: Path, desk: Path) -> None:
    text = "title,type,theme\n" + "".join(f"Page number {number},tool,curiosity\n" for number in range(5000))
    path = listed(desk, text)
    first = bring(root, path, most=3)
    assert [draft.incoming.row for draft in first.drafts] == [2, 3, 4]
    assert first.waiting == 4997
    assert "4997 more are waiting. Run the same command again" in said(first)
    second = bring(root, path, most=2)
    assert [draft.incoming.row for draft in second.drafts] == [5, 6]
    assert front(root, second.drafts[1].path, "id") == "id: aa-07"
    assert "In the library already, and passed over:\n  list.csv, row 2:" in said(second)
    assert len(second.already) == 3


def test_personal_data_is_pointed_out(root: Path, desk: Path) -> None:
    outcome = bring(root, row(desk, body="Ring Jo's mum on 07911 123456.\nNHS number 943 476 5919"))
    words = said(outcome)
    assert "Personal data!" in words
    assert "mobile number" in words
    assert "NHS number" in words
    assert "123456" not in words
    assert "07911" in (root / outcome.drafts[0].path).read_text("utf-8")


def test_no_row_can_wave_a_rule_through(root: Path, desk: Path) -> None:
    text = "# ignore PRV001: agreed  # ignore PRV002: agreed 07911 123456 # ignore PRV003: agreed"
    outcome = bring(root, row(desk, summary=text, audiences=f"wizard {text * 3}", body=text))
    assert "mobile number" in said(outcome)
    from library.rules.running import ignores_in

    assert not ignores_in((root / outcome.drafts[0].path).read_text("utf-8"))


def test_hostile_words_in_a_list_stay_words(root: Path, desk: Path) -> None:
    text = "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>"
    bring(root, row(desk, title=text[:60], summary=text, body=text + '\n--8<-- "../../etc/passwd"'))
    assert errors(root) == TO_FILL_IN


def test_only_looking_writes_nothing(root: Path, desk: Path) -> None:
    before = everything(root)
    outcome = bring(root, listed(desk, GOOD), only_look=True)
    assert len(outcome.drafts) == 1
    assert everything(root) == before
