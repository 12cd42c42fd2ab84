"""Each form as two Word files of one layout: an empty one with lines, and one whose places the form's page fills.

A place is a name between ⟦ and ⟧; `overrides/components/form/form_word.js` holds what goes into each:
`⟦key⟧` words, `⟦key.option⟧` a ticked or an open box, `⟦#t:key⟧` a table's rows, `⟦#r:key⟧` a ranking's lines and
`⟦#s:key⟧` what is left out where its condition is not met.
"""

from collections.abc import Iterator
from functools import partial

from docx.document import Document as DocumentFile

from library.catalogue import addresses, form_layout
from library.catalogue.catalogue import Catalogue
from library.catalogue.form_layout import Asked, Part
from library.exports import docx_document
from library.exports.docx_document import add_paragraph
from library.model.form import Form
from library.model.generated_file import GeneratedFile
from library.model.resource import Resource

SHAPES = {"red": "■", "amber": "▲", "green": "●"}
"""Levels are told apart by their words and shapes, never by colour alone."""
IN_A_ROW = {"yes-no", "scale", "rag"}
GAP = "     "


def files(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return both files of each form."""
    for resource, form in form_layout.form_resources(catalogue):
        source = resource.path.replace("index.md", "form.yml")
        empty = addresses.blank_form(resource.slug, form.save_name)
        to_fill = addresses.form_template(resource.slug, form.save_name)
        yield GeneratedFile(empty, word_file(catalogue, resource, form, to_fill=False), source)
        yield GeneratedFile(to_fill, word_file(catalogue, resource, form, to_fill=True), source)


def word_file(catalogue: Catalogue, resource: Resource, form: Form, *, to_fill: bool) -> bytes:
    """Return a form as a Word file: with lines to write on, or with places to fill."""
    partnership = catalogue.partnership
    publisher = partnership.name if partnership else ""
    document = docx_document.new_document(resource.title, resource.summary, publisher)
    add_paragraph(document, resource.title, "Title")
    add_paragraph(document, resource.summary, "Normal")
    if form.about_child:
        add_paragraph(document, form_layout.BELONGS, "Notice")
    if form.note:
        add_paragraph(document, form.note, "Notice")
    for part in form_layout.parts_of(form, catalogue):
        _part(document, part, to_fill=to_fill)
    library = partnership.library_name if partnership else ""
    saved = ". Filled in on ⟦saved-on⟧" if to_fill else ""
    where = (partnership.site_url if partnership else "") + addresses.permanent(resource.id)
    docx_document.footer(document, f"{resource.title}, version {form.version}{saved}. {library}, {publisher}. {where}")
    return docx_document.bytes_of(document)


def _part(document: DocumentFile, part: Part, *, to_fill: bool) -> None:
    minutes = part.section.minutes
    add_paragraph(document, f"{part.title} ({minutes} minutes)" if minutes else part.title, "Heading 1")
    if part.section.help:
        add_paragraph(document, part.section.help, "Help")
    for asked in part.asked:
        if asked.depends and to_fill:
            add_paragraph(document, f"⟦#s:{asked.key}⟧", "Cell")
        _question(document, asked, to_fill=to_fill)
        if asked.depends and to_fill:
            add_paragraph(document, f"⟦/s:{asked.key}⟧", "Cell")


def _question(document: DocumentFile, asked: Asked, *, to_fill: bool) -> None:
    field = asked.field
    add_paragraph(document, field.ask, "Question")
    if asked.condition:
        add_paragraph(document, f"{asked.condition}.", "Help").runs[0].italic = True
    for words in _helps(asked, to_fill=to_fill):
        add_paragraph(document, words, "Help")
    if field.grid:
        _table(document, asked, to_fill=to_fill)
    elif field.kind == "ranking":
        _ranking(document, asked, to_fill=to_fill)
    elif field.choices:
        _choices(document, asked, to_fill=to_fill)
    elif to_fill:
        add_paragraph(document, f"⟦{asked.key}⟧", "Answer")
    else:
        for _ in range(field.rows if field.kind == "text" else 1):
            add_paragraph(document, "", "Write here")


def _helps(asked: Asked, *, to_fill: bool) -> Iterator[str]:
    field = asked.field
    if field.help:
        yield field.help
    if field.most:
        yield f"Tick {field.most} at most."
    if field.kind == "role":
        yield "By role, never by name."
    if field.kind == "ranking" and not to_fill:
        yield "Write 1 beside the one that comes first, 2 beside the next, and so on."


def _choices(document: DocumentFile, asked: Asked, *, to_fill: bool) -> None:
    field = asked.field
    boxed = []
    for choice in field.choices:
        box = f"⟦{asked.key}.{choice.id}⟧" if to_fill else "☐"
        shape = f"{SHAPES[choice.id]} " if field.kind == "rag" else ""
        boxed.append(f"{box} {shape}{choice.label}")
    if field.kind in IN_A_ROW:
        ends = [word for word in (field.low, GAP.join(boxed), field.high) if word]
        boxed = [GAP.join(ends)]
    for line in boxed:
        add_paragraph(document, line, "Choice")


def _ranking(document: DocumentFile, asked: Asked, *, to_fill: bool) -> None:
    add = partial(add_paragraph, document, style_name="Choice")
    if to_fill:
        add(f"⟦#r:{asked.key}⟧")
        add("⟦place⟧ ⟦label⟧")
        add(f"⟦/r:{asked.key}⟧")
    else:
        for option in asked.field.options:
            add(f"____  {option.label}")


def _table(document: DocumentFile, asked: Asked, *, to_fill: bool) -> None:
    columns = asked.field.grid
    rows = [[""] * len(columns) for _ in range(asked.field.rows)]
    if to_fill:
        only = [f"⟦c:{column.id}⟧" for column in columns]
        only[0] = f"⟦#t:{asked.key}⟧{only[0]}"
        only[-1] = f"{only[-1]}⟦/t:{asked.key}⟧"
        rows = [only]
    docx_document.table(document, [column.label for column in columns], rows, 8 if to_fill else 14)
    add_paragraph(document, "", "Cell")
