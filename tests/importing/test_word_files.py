"""A Word file becomes a draft: its shape survives, what nobody was meant to see does not."""

import io
from pathlib import Path
from typing import Any

import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

from library.reference import scaffold
from tests.importing.things import (
    TO_FILL_IN,
    altered,
    body,
    bring,
    errors,
    everything,
    front,
    picture,
    rendered,
    said,
    word,
)

HIDDEN = "Hidden words"


def link(paragraph: Any, address: str, words: str) -> None:
    found = OxmlElement("w:hyperlink")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    found.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = words
    run.append(text)
    found.append(run)
    paragraph._p.append(found)  # noqa: SLF001 - python-docx can't write links


def add(document: Any, xml: str) -> None:
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))


def guide(document: Any) -> None:
    document.add_paragraph("Was not brought", style="Title")
    document.add_paragraph("What to ask when a child keeps missing appointments.")
    document.add_heading("First steps", 1)
    paragraph = document.add_paragraph("Ask ")
    paragraph.add_run("twice").bold = True
    paragraph.add_run(", and read ")
    link(paragraph, "http://www.example.org/wnb?utm_source=x&page=2", "the protocol")
    document.add_paragraph("Ring the family", style="List Bullet")
    document.add_paragraph("At home", style="List Bullet 2")
    document.add_paragraph("Write it down", style="List Bullet")
    document.add_paragraph("Then one", style="List Number")
    document.add_heading("Deeper", 3)
    table = document.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("When", "Who"), ("Day 1", "A | B")), strict=True):
        row.cells[0].text, row.cells[1].text = texts
    document.add_heading("Deeper", 3)


def test_its_shape_survives(root: Path, desk: Path) -> None:
    outcome = bring(root, word(desk / "x.docx", guide), type="guidance", theme="neglect")
    (draft,) = outcome.drafts
    assert draft.path == "resources/guidance/was-not-brought/index.md"
    text = body(root, draft.path)
    assert text.strip().startswith("What to ask when a child keeps missing appointments.\n\n## First steps\n")
    assert "Ask **twice**, and read [the protocol](https://www.example.org/wnb?page=2)" in text
    assert "- Ring the family\n    - At home\n- Write it down\n" in text
    assert "\n1. Then one\n" in text
    assert "### Deeper\n\n| When | Who |\n| --- | --- |\n| Day 1 | A &#124; B |\n" in text
    assert "### Deeper (TODO 1: say what this part adds)\n\nTODO\n" in text
    assert "1 link began with http://" in said(outcome)
    assert "The first row of each table" in said(outcome)


def test_readers_get_lists_and_tables(root: Path, desk: Path) -> None:
    path = bring(root, word(desk / "x.docx", guide), type="guidance").drafts[0].path
    html = " ".join(rendered(root, path).split())
    assert "<ul> <li>Ring the family<ul> <li>At home</li> </ul> </li> <li>Write it down</li> </ul>" in html
    assert "<ol> <li>Then one</li> </ol>" in html
    assert "<tr> <th>When</th> <th>Who</th> </tr>" in html
    assert "<td>A &#124; B</td>" in html


def test_the_parts_that_a_page_needs_are_added_and_wait(root: Path, desk: Path) -> None:
    path = bring(root, word(desk / "x.docx", guide), type="guidance").drafts[0].path
    headings = [line for line in body(root, path).splitlines() if line.startswith("## ")]
    assert headings == ["## First steps", "## When to use it", "## What next"]
    assert errors(root) == TO_FILL_IN
    assert front(root, path, "status") == "status: draft"
    assert front(root, path, "reviewed") == "reviewed:"
    assert front(root, path, "licence") == "licence:"


def test_document_properties_never_come_in(root: Path, desk: Path) -> None:
    def named(document: Any) -> None:
        guide(document)
        document.sections[0].header.paragraphs[0].text = "Header by Jane Secretname"
        add(document, '<w:fldSimple w:instr=" AUTHOR "><w:r><w:t>Jane Secretname</w:t></w:r></w:fldSimple>')
        runs = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>%s' for kind in ("begin", "separate", "end"))
        filled = runs % (
            "<w:r><w:instrText> DOCPROPERTY Manager </w:instrText></w:r>",
            "<w:r><w:t>Secretname</w:t></w:r>",
            "",
        )
        add(document, filled)
        add(
            document,
            '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:creator[1]" w:storeItemID="{6}"/>'
            "</w:sdtPr><w:sdtContent><w:r><w:t>Secretname</w:t></w:r></w:sdtContent></w:sdt>",
        )

    outcome = bring(root, word(desk / "x.docx", named), type="guidance")
    assert not any(b"Secretname" in content for content in everything(root).values())
    assert "3 places that Word fills with a person's name stayed behind" in said(outcome)


def test_tracked_changes_comments_and_hidden_words_stay_behind(root: Path, desk: Path) -> None:
    def tracked(document: Any) -> None:
        guide(document)
        who = 'w:id="1" w:author="Jane Secretname" w:date="2025-01-01T00:00:00Z"'
        add(document, f"<w:del {who}><w:r><w:delText>{HIDDEN}</w:delText></w:r></w:del>")
        add(document, f"<w:moveFrom {who}><w:r><w:t>{HIDDEN}</w:t></w:r></w:moveFrom>")
        add(document, f"<w:ins {who}><w:r><w:t>Added words</w:t></w:r></w:ins>")
        add(
            document,
            f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{HIDDEN}</w:t></w:r>"
            '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Seen words</w:t></w:r>',
        )
        paragraph = document.add_paragraph("Commented words")
        document.add_comment(paragraph.runs, text=HIDDEN, author="Jane Secretname")
        style = document.styles.add_style("Under cover", 1)
        style.font.hidden = True
        based = document.styles.add_style("Under a cover too", 1)
        based.base_style = style
        document.add_paragraph(HIDDEN, style=based)

    outcome = bring(root, word(desk / "x.docx", tracked), type="guidance")
    text = b"".join(everything(root).values()).decode("utf-8", "replace")
    assert HIDDEN not in text
    assert "Secretname" not in text
    for words in ("Added words", "Seen words", "Commented words"):
        assert words in text
    words = said(outcome)
    for kind in (
        "1 tracked addition came in",
        "1 tracked deletion stayed",
        "1 tracked move",
        "1 comment stayed",
        "2 hidden passages stayed",
    ):
        assert kind in words


def test_a_style_map_inside_the_file_brings_no_comments(root: Path, desk: Path) -> None:
    def commented(document: Any) -> None:
        guide(document)
        document.add_comment(document.add_paragraph("Words").runs, text=HIDDEN, author="Jane Secretname")

    path = altered(word(desk / "x.docx", commented), {"mammoth/style-map": "comment-reference => sup"})
    bring(root, path, type="guidance")
    assert not any(HIDDEN.encode() in content for content in everything(root).values())


def test_pictures_come_as_files_and_ask_for_their_words(root: Path, desk: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Jane Secretname"

    def pictured(document: Any) -> None:
        guide(document)
        alternatives = ("", "A door. Description automatically generated", "A door")
        document.add_picture(picture(kind="JPEG", exif=exif, comment=b"Secretname"))
        document.add_picture(picture(size=(31, 30)))
        document.add_picture(picture(size=(32, 30)))
        for shape, words in zip(document.inline_shapes, alternatives, strict=True):
            shape._inline.docPr.set("descr", words)  # noqa: SLF001 - python-docx can't write it

    outcome = bring(root, word(desk / "x.docx", pictured), type="guidance")
    folder = root / outcome.drafts[0].folder
    assert sorted(path.name for path in folder.iterdir()) == [
        "index.md",
        "picture-1.jpg",
        "picture-2.png",
        "picture-3.png",
    ]
    text = body(root, outcome.drafts[0].path)
    assert "![TODO: what the picture tells a reader](picture-1.jpg)" in text
    assert "![TODO: check these words, which a program wrote: A door](picture-2.png)" in text
    assert "![A door](picture-3.png)" in text
    assert not any(b"Secretname" in content for content in everything(root).values())
    assert errors(root) == TO_FILL_IN


def test_a_large_picture_becomes_small_enough_for_a_page(root: Path, desk: Path) -> None:
    noise = Image.effect_noise((1200, 900), 120).convert("RGB")
    file = io.BytesIO()
    noise.save(file, "PNG")
    outcome = bring(
        root, word(desk / "x.docx", lambda document: document.add_picture(file, width=3_000_000)), type="tool"
    )
    assert errors(root) == TO_FILL_IN
    assert (root / outcome.drafts[0].folder / "picture-1.webp").stat().st_size <= 500_000


def test_a_broken_picture_costs_only_itself(root: Path, desk: Path) -> None:
    def pictured(document: Any) -> None:
        guide(document)
        document.add_picture(picture())

    path = altered(word(desk / "x.docx", pictured), {"word/media/image1.png": "no picture"})
    outcome = bring(root, path, type="guidance")
    assert "Picture 1 could not come in. It is broken" in said(outcome)
    assert "First steps" in body(root, outcome.drafts[0].path)
    assert errors(root) == TO_FILL_IN


def test_a_contents_list_stays_behind_and_footnotes_stay_readable(root: Path, desk: Path) -> None:
    def contents(document: Any) -> None:
        document.styles.add_style("toc 1", 1)
        document.add_paragraph("First steps 1", style="toc 1")
        guide(document)

    text = body(root, bring(root, word(desk / "x.docx", contents), type="guidance").drafts[0].path)
    assert "First steps 1" not in text


def test_a_box_made_of_one_cell_becomes_its_words(root: Path, desk: Path) -> None:
    def boxed(document: Any) -> None:
        document.add_heading("A title from a heading", 1)
        document.add_table(rows=1, cols=1).rows[0].cells[0].text = "Words in a box"

    outcome = bring(root, word(desk / "x.docx", boxed), type="tool")
    assert outcome.drafts[0].incoming.values["title"] == "A title from a heading"
    assert body(root, outcome.drafts[0].path).strip().startswith("Words in a box\n")


def test_cells_that_cover_others_leave_them_empty(root: Path, desk: Path) -> None:
    def merged(document: Any) -> None:
        table = document.add_table(rows=3, cols=3)
        for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
            cell.text = f"c{number}"
        table.cell(1, 0).merge(table.cell(2, 1)).text = "wide"

    text = body(root, bring(root, word(desk / "x.docx", merged), type="tool").drafts[0].path)
    assert "| c0 | c1 | c2 |\n| --- | --- | --- |\n| wide |  | c5 |\n|  |  | c8 |" in text


def test_addresses_ask_for_words(root: Path, desk: Path) -> None:
    def addressed(document: Any) -> None:
        document.add_paragraph("See www.example.org/a_b_c, or https://example.org/x.")
        link(document.add_paragraph("Or "), "https://example.org/y", "https://example.org/y")
        safe = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fz&data=05%7Cjane.secretname%40x.uk"
        link(document.add_paragraph("Or "), safe, "the advice for parents")

    outcome = bring(root, word(desk / "A_new page.docx", addressed), type="tool")
    text = body(root, outcome.drafts[0].path)
    for address in ("https://www.example.org/a_b_c", "https://example.org/x", "https://example.org/y"):
        assert f"[TODO: the title of what this opens]({address})" in text
    assert "[the advice for parents](https://example.org/z)" in text
    assert "secretname" not in text
    assert errors(root) == TO_FILL_IN
    assert "the file's name became the title" in said(outcome)
    assert front(root, outcome.drafts[0].path, "title") == "title: A new page"


def test_a_folder_gives_types_and_themes_and_is_read_to_the_end(root: Path, desk: Path) -> None:
    for name in ("Briefings/Neglect/one.docx", "Tools/two.docx", "three.docx"):
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        title = Path(name).stem
        word(desk / name, lambda document, title=title: document.add_paragraph(f"Page {title}", style="Title"))
    (desk / "Tools/broken.docx").write_bytes(b"PK\x03\x04 and nothing")
    (desk / "Tools/~$two.docx").write_bytes(b"lock")
    (desk / "Tools/old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (desk / "notes.pdf").write_bytes(b"%PDF-")
    (desk / "list.csv").write_text("title\nx\n")
    outcome = bring(root, desk, type="model")
    assert {draft.path: draft.incoming.file for draft in outcome.drafts} == {
        "resources/briefings/page-one/index.md": "Briefings/Neglect/one.docx",
        "resources/tools/page-two/index.md": "Tools/two.docx",
        "resources/models/page-three/index.md": "three.docx",
    }
    assert front(root, "resources/briefings/page-one/index.md", "themes") == "themes: [neglect]"
    words = said(outcome)
    assert "Tools/broken.docx: The file is broken" in words
    assert "Tools/old.doc: A .doc file can't be read here." in words
    assert "Save As and .docx" in words
    assert "notes.pdf: Files of this kind" in words
    assert "list.csv: A list comes in by itself." in words
    assert "~$" not in words


@pytest.mark.parametrize("kind", ["w:br", "w:tab"])
def test_breaks_and_odd_signs_keep_their_meaning(root: Path, desk: Path, kind: str) -> None:
    def odd(document: Any) -> None:
        add(
            document,
            f"<w:r><w:t>1. no list</w:t><{kind}/><w:t xml:space='preserve'>- nor this &lt;b&gt; *x* _y_</w:t></w:r>",
        )

    path = bring(root, word(desk / "x.docx", odd), type="tool").drafts[0].path
    html = rendered(root, path)
    assert "1. no list" in html
    assert "- nor this &lt;b&gt; *x* _y_" in html


def test_an_empty_document_is_a_scaffold(root: Path, desk: Path) -> None:
    path = bring(root, word(desk / "Nothing yet.docx", lambda _: None), type="tool").drafts[0].path
    assert body(root, path).strip() == scaffold.body("tool").strip()
    assert errors(root) == TO_FILL_IN
