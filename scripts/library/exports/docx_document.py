"""A plain Word document for A4: its styles, its parts and its bytes, which depend on nothing but what is in it.

python-docx does the work; what it has no words for (ruled lines, repeated header rows, page numbers) is written as
WordprocessingML: https://learn.microsoft.com/openspecs/office_standards/ms-docx/
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from docx import Document
from docx.document import Document as DocumentFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

FONT = "Arial"
LANGUAGE = "en-GB"
INK, SOFT, BRAND = RGBColor(0x1D, 0x2B, 0x2A), RGBColor(0x4B, 0x5A, 0x58), RGBColor(0x0D, 0x4A, 0x48)
RULE = "999999"
GROUND = "E3EFEE"
MADE = datetime(2026, 1, 1, tzinfo=UTC)
"""A day that never changes: that of the build would make every build another file."""
DAY = (1980, 1, 1, 0, 0, 0)
READABLE, UNIX = 0o100644 << 16, 3
WIDTH = Mm(178)
"""What A4 leaves between its margins."""
KEPT_STYLES = {"Normal", "Title", "Heading 1", "Footer", "Table Grid", "Normal Table", "Default Paragraph Font"}
NOT_WANTED = "docProps/thumbnail.jpeg"
STYLES = (
    # name, points, bold, colour, space before, space after, kept with what follows
    ("Question", 11, True, INK, 10, 2, True),
    ("Help", 9.5, False, SOFT, 0, 3, True),
    ("Choice", 10.5, False, INK, 1, 1, False),
    ("Write here", 11, False, INK, 0, 0, False),
    ("Answer", 10.5, False, INK, 2, 6, False),
    ("Notice", 10, False, INK, 4, 6, False),
    ("Cell", 10, False, INK, 1, 1, False),
)


def new_document(title: str, subject: str, author: str) -> DocumentFile:
    """Return an empty document with its styles, its language and its fixed properties."""
    document = Document(io.BytesIO(_empty()))
    properties = document.core_properties
    properties.title, properties.subject, properties.author = title, subject, author
    properties.language, properties.comments, properties.last_modified_by = LANGUAGE, "", author
    properties.created = properties.modified = MADE.replace(tzinfo=None)
    return document


@cache
def _empty() -> bytes:
    """Return a document that has nothing but its page and its styles, made once: they are most of the work."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin, section.bottom_margin = Mm(16), Mm(18)
    section.footer_distance = Mm(9)
    _styles(document)
    return bytes_of(document)


def _styles(document: DocumentFile) -> None:
    _drop_unused(document)
    for name, size, space, colour in (("Title", 22, 0, BRAND), ("Heading 1", 15, 16, BRAND), ("Normal", 10.5, 0, INK)):
        style: Any = document.styles[name]
        _font(style, size, colour)
        style.paragraph_format.space_before = Pt(space)
        style.paragraph_format.space_after = Pt(4)
    _without(document.styles["Title"], "w:pBdr")
    for name, size, bold, colour, before, after, keep in STYLES:
        made: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
        _font(made, size, colour)
        made.font.bold = bold
        made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(before), Pt(after)
        made.paragraph_format.keep_with_next = keep
    borders(document.styles["Write here"], "bottom", "between")
    lines: Any = document.styles["Write here"]
    lines.paragraph_format.line_spacing = Mm(8)
    borders(document.styles["Answer"], "left", "bottom")
    borders(document.styles["Notice"], "left", size=24)
    _shade(document.styles["Notice"].element.get_or_add_pPr())
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _drop_unused(document: DocumentFile) -> None:
    """Take away the many styles that python-docx's template brings; each form would carry them."""
    for style in [*document.styles]:
        if style.name not in KEPT_STYLES:
            style.delete()
        else:
            _without(style, "w:link")


def _font(style: Any, size: float, colour: RGBColor) -> None:
    _without(style, "w:color")
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), colour


def _without(style: Any, tag: str) -> None:
    for found in style.element.findall(f".//{qn(tag)}"):
        found.getparent().remove(found)


def borders(style: Any, *sides: str, size: int = 4) -> None:
    """Give a style lines at some of its sides; those between paragraphs make ruled paper."""
    frame = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right", "between"):
        if side in sides:
            line = OxmlElement(f"w:{side}")
            for name, value in (("val", "single"), ("sz", str(size)), ("space", "4"), ("color", RULE)):
                line.set(qn(f"w:{name}"), value)
            frame.append(line)
    properties = style.element.get_or_add_pPr()
    # The schema wants borders above shading, spacing and indents.
    below = (properties.find(qn(tag)) for tag in ("w:shd", "w:spacing", "w:ind", "w:jc"))
    first = next((found for found in below if found is not None), None)
    if first is None:
        properties.append(frame)
    else:
        first.addprevious(frame)


def _shade(properties: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", GROUND)):
        shade.set(qn(f"w:{name}"), value)
    frame = properties.find(qn("w:pBdr"))
    if frame is None:
        properties.append(shade)
    else:
        frame.addnext(shade)


@cache
def _style_ids() -> Mapping[str, str]:
    return {str(style.name): style.style_id for style in Document(io.BytesIO(_empty())).styles}


def style(paragraph: Paragraph, name: str) -> None:
    """Give a paragraph its style. python-docx asks the whole document for it, each time."""
    paragraph._p.style = _style_ids()[name]  # noqa: SLF001  as above


def add_paragraph(document: DocumentFile, text: str, style_name: str) -> Paragraph:
    """Add a paragraph at the end."""
    made = document.add_paragraph(text)
    if style_name != "Normal":
        style(made, style_name)
    return made


def table(document: DocumentFile, headings: Sequence[str], rows: Sequence[Sequence[str]], height: float) -> Table:
    """Add a table whose header row is repeated on every page; its rows are `height` millimetres high at least."""
    made: Table = document.add_table(rows=1, cols=len(headings))
    made.style = document.styles["Table Grid"]
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    made.autofit = False
    for cell, heading in zip(made.rows[0].cells, headings, strict=True):
        _write(cell.paragraphs[0], heading, bold=True)
        _shade(cell._tc.get_or_add_tcPr())  # noqa: SLF001  python-docx has no word for a cell's ground
    _repeat(made.rows[0])
    for words in rows:
        row: Any = made.add_row()  # type: ignore[no-untyped-call]  # python-docx left it out
        row.height = Mm(height)
        _whole(row)
        for cell, text in zip(row.cells, words, strict=True):
            _write(cell.paragraphs[0], text)
    for row in made.rows:
        for cell in row.cells:
            cell.width = int(WIDTH / len(headings))
    return made


def _write(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    style(paragraph, "Cell")
    paragraph.add_run(text).bold = bold or None


def _repeat(row: Any) -> None:
    _whole(row)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  as above


def _whole(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))  # noqa: SLF001  as above


def footer(document: DocumentFile, words: str) -> None:
    """Put words and the page's number below every page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    style(paragraph, "Help")
    paragraph.add_run(f"{words}. Page ")
    _counter(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _counter(paragraph, "NUMPAGES")


def _counter(paragraph: Paragraph, name: str) -> None:
    run = paragraph.add_run()
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    inner = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = "1"
    inner.append(shown)
    field.append(inner)
    run._r.addnext(field)  # noqa: SLF001  python-docx has no word for a field
    paragraph._p.remove(run._r)  # noqa: SLF001


def bytes_of(document: DocumentFile) -> bytes:
    """Return the file, the same for the same document whenever and wherever it is made."""
    made = io.BytesIO()
    document.save(made)
    packed = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name == NOT_WANTED:
                continue
            content = source.read(name)
            if name == "_rels/.rels":
                content = _without_thumbnail(content)
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, READABLE, UNIX
            target.writestr(entry, content)
    return packed.getvalue()


def _without_thumbnail(relations: bytes) -> bytes:
    """Take away the tie to the picture of somebody's first page that python-docx's template brings."""
    from lxml import etree

    tree = etree.fromstring(relations)
    for relation in list(tree):
        if relation.get("Target") == NOT_WANTED:
            tree.remove(relation)
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
