"""The Word files of a form, read back by python-docx."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.exports import form_docx
from library.reading.tree import read_tree
from tests.forms.every_kind import library


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return catalogue_of(read_tree(library(tmp_path_factory.mktemp("forms"))))


@pytest.fixture(scope="module")
def made(catalogue: Catalogue) -> dict[str, bytes]:
    files = {file.path: file.content for file in form_docx.files(catalogue)}
    assert all(isinstance(content, bytes) for content in files.values())
    return {path: content for path, content in files.items() if isinstance(content, bytes)}


EMPTY = "resources/every-kind/every-kind.docx"
TO_FILL = "resources/every-kind/form/every-kind-to-fill.docx"


def words(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def _style(paragraph: Paragraph) -> str:
    return str(paragraph.style.name) if paragraph.style else ""


def test_both_files_are_made(made: dict[str, bytes]) -> None:
    assert set(made) == {EMPTY, TO_FILL}


def test_they_are_the_same_whenever_they_are_made(catalogue: Catalogue, made: dict[str, bytes]) -> None:
    again = {file.path: file.content for file in form_docx.files(catalogue)}
    assert again == made
    for content in made.values():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert archive.testzip() is None


def test_the_title_the_language_and_the_properties(made: dict[str, bytes]) -> None:
    document = Document(io.BytesIO(made[EMPTY]))
    assert document.core_properties.title == "Every kind of question"
    assert document.core_properties.language == "en-GB"
    languages = {found.get(qn("w:val")) for found in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_sections_are_headings(made: dict[str, bytes]) -> None:
    document = Document(io.BytesIO(made[EMPTY]))
    headings = [paragraph.text for paragraph in document.paragraphs if _style(paragraph) == "Heading 1"]
    assert headings[:4] == [
        "Words (4 minutes)",
        "Choices (3 minutes)",
        "Tables (3 minutes)",
        "Learning: Professional curiosity",
    ]
    assert len(headings) == 3 + 6


def test_every_question_stands_in_both(made: dict[str, bytes]) -> None:
    asked = ["What happened?", "Which year?", "Seen alone?", "What comes first?", "How worried are we?", "Next steps"]
    for content in made.values():
        assert set(asked) <= set(words(content))


def test_the_empty_one_has_lines_and_boxes(made: dict[str, bytes]) -> None:
    document = Document(io.BytesIO(made[EMPTY]))
    styles = [_style(paragraph) for paragraph in document.paragraphs]
    first = styles.index("Write here")
    assert styles[first : first + 5].count("Write here") == 4
    text = words(made[EMPTY])
    assert "☐ At home" in text
    assert "☐ Yes     ☐ No" in text
    assert "not at all     ☐ 1     ☐ 2     ☐ 3     ☐ 4     ☐ 5     very" in text
    assert "☐ ■ Red     ☐ ▲ Amber     ☐ ● Green" in text
    assert "____  One page" in text
    assert "Only if you answered “No” to “Seen alone?”." in text
    assert not any("⟦" in line for line in text)


def test_tables_repeat_their_header_row(made: dict[str, bytes]) -> None:
    for content in made.values():
        document = Document(io.BytesIO(content))
        assert len(document.tables) == 2
        for table in document.tables:
            header = table.rows[0]._tr.trPr  # noqa: SLF001  what is asked is in the file, not in python-docx
            assert header is not None
            assert header.find(qn("w:tblHeader")) is not None
            assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)  # noqa: SLF001
    assert [cell.text for cell in document.tables[1].rows[0].cells] == [
        "What", "Who, by role", "By when", "How we shall know",
    ]  # fmt: skip


def test_the_one_to_fill_names_every_place(made: dict[str, bytes]) -> None:
    text = "\n".join(words(made[TO_FILL]))
    for place in (
        "story",
        "day",
        "seen.yes",
        "how.school",
        "helps.plan",
        "#r:order",
        "sure.5",
        "level.red",
        "#s:why-not",
    ):
        assert f"⟦{place}⟧" in text
    cells = [cell.text for cell in Document(io.BytesIO(made[TO_FILL])).tables[0].rows[1].cells]
    assert cells == ["⟦#t:events⟧⟦c:date⟧", "⟦c:what⟧", "⟦c:times⟧", "⟦c:source⟧⟦/t:events⟧"]
    assert "⟦reached--neglect⟧" in text


def test_about_a_child_it_says_where_it_belongs(made: dict[str, bytes]) -> None:
    assert any("never a name" in line and "child’s record" in line for line in words(made[EMPTY]))


def test_real_forms_are_made(tmp_path: Path) -> None:
    from tests.forms.every_kind import ROOT

    files = list(form_docx.files(catalogue_of(read_tree(ROOT))))
    assert len(files) >= 4
    for file in files:
        assert isinstance(file.content, bytes)
        assert len(file.content) < 60_000
        Document(io.BytesIO(file.content))
