"""Files that are broken, too large or made to do harm: a clear message, and the others come in."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from library.reading import import_pictures
from tests.importing.things import TO_FILL_IN, altered, body, bring, errors, everything, picture, said, word, workbook

BOMB = b"0" * 200_000_000
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&b;</w:body></w:document>'
)
OUTSIDE = LAUGHS.replace('"lol"', 'SYSTEM "file:///etc/passwd"')
NESTED = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    + "<w:p>" * 5000
    + "</w:p>" * 5000
    + "</w:body></w:document>"
)


def good(desk: Path, name: str) -> Path:
    if name.endswith(".xlsx"):
        return workbook(desk / name, [["title", "type"], ["A good page", "tool"]])
    return word(desk / name, lambda document: document.add_paragraph("Words", style="Title"))


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("empty", "The file is broken"),
        ("text", "The file is broken"),
        ("cut", "The file is broken"),
        ("zip of nothing", "The file is broken"),
        ("locked", "a password locks it"),
        ("bomb", "zip bomb"),
        ("many parts", "zip bomb"),
        ("macro", "holds a macro"),
        ("laughs", "a document type"),
        ("outside", "a document type"),
        ("nested", "stand inside each other"),
        ("no xml", "The file is broken"),
    ],
)
def test_a_bad_file_says_what_it_is(root: Path, desk: Path, ending: str, damage: str, words: str) -> None:
    path = desk / f"bad.{ending}"
    part = "word/document.xml" if ending == "docx" else "xl/workbook.xml"
    match damage:
        case "empty":
            path.write_bytes(b"")
        case "text":
            path.write_text("no such file", encoding="utf-8")
        case "cut":
            path.write_bytes(good(desk, path.name).read_bytes()[:3000])
        case "zip of nothing":
            zipped(path, {"a.txt": b"a"})
        case "locked":
            path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
        case "bomb":
            zipped(path, {part: BOMB})
        case "many parts":
            zipped(path, {f"{number}.xml": b"" for number in range(6000)})
        case "macro":
            altered(good(desk, path.name), {f"{part.split('/', maxsplit=1)[0]}/vbaProject.bin": "x"})
        case _:
            content = {"laughs": LAUGHS, "outside": OUTSIDE, "nested": NESTED, "no xml": "<w:document"}[damage]
            altered(good(desk, path.name), {part: content})
    before = everything(root)
    outcome = bring(root, path, type="tool")
    assert not outcome.drafts
    assert f"bad.{ending}: " in said(outcome)
    assert words in said(outcome)
    assert everything(root) == before


def test_one_bad_file_spoils_no_other(root: Path, desk: Path) -> None:
    good(desk, "a.docx")
    zipped(desk / "b.docx", {"word/document.xml": BOMB})
    (desk / "c.docm").write_bytes(b"PK")
    word(desk / "d.docx", lambda document: document.add_paragraph("Other words", style="Title"))
    (desk / "e.docx").symlink_to(desk / "a.docx")
    (desk / "f\n\x1b[31m.docx").write_bytes(b"")
    outcome = bring(root, desk, type="tool")
    assert [draft.incoming.file for draft in outcome.drafts] == ["a.docx", "d.docx"]
    words = said(outcome)
    assert "c.docm: A .docm file can hold macros" in words
    assert "e.docx: This is no file of its own" in words
    assert "\x1b" not in words
    assert errors(root) <= TO_FILL_IN


def test_a_part_that_says_too_little_of_its_size_is_broken(root: Path, desk: Path) -> None:
    path = zipped(desk / "bad.docx", {"word/document.xml": b"<a>" + b" " * 1_000_000 + b"</a>"})
    data = bytearray(path.read_bytes())
    size = (1_000_007).to_bytes(4, "little")
    assert size in data
    path.write_bytes(bytes(data).replace(size, (7).to_bytes(4, "little")))
    assert "The file is broken" in said(bring(root, path, type="tool"))


def test_a_workbook_under_another_name_says_so(root: Path, desk: Path) -> None:
    path = desk / "list.csv"
    path.write_bytes(good(desk, "list.xlsx").read_bytes())
    assert "list.csv: This is a workbook under the name of a CSV file." in said(bring(root, path))


@pytest.mark.parametrize(
    "data", [b"", b"\n\n\n", b"\x00" * 100, b'"', b"\xff\xfe", b"title", b"title,type\n" + b'"' * 999]
)
def test_an_odd_list_breaks_nothing(root: Path, desk: Path, data: bytes) -> None:
    path = desk / "list.csv"
    path.write_bytes(data)
    outcome = bring(root, path)
    assert not outcome.drafts
    assert said(outcome)


def test_a_cell_as_large_as_a_file_costs_one_row_only(root: Path, desk: Path) -> None:
    path = desk / "list.csv"
    path.write_text(
        f"title,type,summary\nOne page,tool,{'x' * 200_000}\nTwo pages,tool,\nThree,tool,{'x' * 30_000}\n",
        encoding="utf-8",
    )
    outcome = bring(root, path)
    assert [draft.incoming.values["title"] for draft in outcome.drafts] == ["Two pages", "Three"]
    words = said(outcome)
    assert "list.csv, row 2:" in words
    assert "more than 20000 characters" in words


def test_a_sheet_that_claims_a_million_rows_is_read_to_its_end(root: Path, desk: Path) -> None:
    path = altered(good(desk, "list.xlsx"), {"xl/worksheets/sheet1.xml": ('ref="A1:B2"', 'ref="A1:XFD1048576"')})
    assert len(bring(root, path).drafts) == 1


def test_other_sheets_are_named(root: Path, desk: Path) -> None:
    import openpyxl

    path = good(desk, "list.xlsx")
    book = openpyxl.load_workbook(path)
    book.create_sheet("Old ones")["A1"] = "title"
    book.save(path)
    assert "Only the sheet “Resources” was read, not “Old ones”." in said(bring(root, path))


def test_a_picture_with_too_many_points_is_not_opened(root: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_pictures, "MOST_PIXELS", 1000)
    outcome = bring(root, word(desk / "x.docx", lambda document: document.add_picture(picture())), type="tool")
    assert "Picture 1 could not come in. It has more points" in said(outcome)
    assert "picture-1" not in body(root, outcome.drafts[0].path)


def test_a_picture_made_to_burst_is_refused(root: Path, desk: Path) -> None:
    huge = io.BytesIO()
    Image.new("1", (12_000, 9_000)).save(huge, "PNG")
    path = word(desk / "x.docx", lambda document: document.add_picture(picture()))
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    zipped(path, {**parts, "word/media/image1.png": huge.getvalue()})
    assert "Picture 1 could not come in." in said(bring(root, path, type="tool"))


def test_a_book_is_no_page(root: Path, desk: Path) -> None:
    path = desk / "x.html"
    path.write_text(
        "<title>Book</title><main>" + f"<p>{'Words and words. ' * 1000}</p>" * 20 + "</main>", encoding="utf-8"
    )
    assert "x.html: It is as long as a book" in said(bring(root, path, type="tool"))


def test_what_is_not_there_says_so(root: Path, desk: Path) -> None:
    assert "There is no" in bring(root, desk / "no.csv").message
    assert "Did you mean `tool`?" in bring(root, desk, type="tol").message
    assert "--theme: “xyz” is no word here." in bring(root, desk, theme="xyz").message
    assert "No drafts came in." in said(bring(root, desk))
