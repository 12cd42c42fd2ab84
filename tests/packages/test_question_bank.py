"""The question bank: each item is well formed, and every name in it is known.

The items of the six courses were held once against the standard's own schema, which no registry has.
"""

import pytest
from lxml import etree

from library.catalogue.catalogue import Catalogue
from library.exports import qti
from library.model.course import Course
from library.sinks.packages import faults_of

Known = tuple[Catalogue, Course]
CHOICES = ("qti-simple-choice", "qti-hottext", "qti-simple-associable-choice")
INTERACTIONS = {
    "football": "qti-choice-interaction",
    "which": "qti-choice-interaction",
    "stages": "qti-choice-interaction",
    "better": "qti-choice-interaction",
    "steps": "qti-order-interaction",
    "pairs": "qti-match-interaction",
    "record": "qti-hottext-interaction",
    "differently": "qti-extended-text-interaction",
}


@pytest.fixture(scope="module")
def items(course: Known) -> dict[str, etree._Element]:
    files = qti.files(*course)
    return {
        path.removeprefix("items/").removesuffix(".xml"): etree.fromstring(text)
        for path, text in files.items()
        if path != qti.MANIFEST
    }


def _all(item: etree._Element, *names: str) -> list[etree._Element]:
    return [element for name in names for element in item.iter(f"{{{qti.QTI}}}{name}")]


def test_there_is_an_item_for_each_question_that_a_bank_has_a_place_for(items: dict[str, etree._Element]) -> None:
    assert set(items) == set(INTERACTIONS)
    for name, interaction in INTERACTIONS.items():
        assert len(_all(items[name], interaction)) == 1, name


@pytest.mark.parametrize("name", INTERACTIONS)
def test_every_name_in_an_item_is_known(name: str, items: dict[str, etree._Element]) -> None:
    item = items[name]
    choices = [element.get("identifier") for element in _all(item, *CHOICES)]
    assert len(choices) == len(set(choices))
    right = [value.text.split() for value in _all(item, "qti-correct-response")[0]] if choices else []
    assert {part for value in right for part in value} <= set(choices)
    declared = {
        element.get("identifier") for element in _all(item, "qti-outcome-declaration", "qti-response-declaration")
    }
    used = {element.get("identifier") for element in _all(item, "qti-variable", "qti-correct", "qti-set-outcome-value")}
    assert used <= declared
    modal = [element.get("identifier") for element in _all(item, "qti-modal-feedback")]
    assert modal == (choices if name in {"football", "which", "stages", "better", "record"} else modal[:1])


def test_cardinality_follows_the_kind(items: dict[str, etree._Element]) -> None:
    found = {name: _all(item, "qti-response-declaration")[0].get("cardinality") for name, item in items.items()}
    assert found == {
        **dict.fromkeys(("football", "stages", "better", "differently"), "single"),
        **dict.fromkeys(("which", "pairs", "record"), "multiple"),
        "steps": "ordered",
    }


def test_a_reflection_has_no_right_answer(items: dict[str, etree._Element]) -> None:
    assert not _all(items["differently"], "qti-correct-response", "qti-response-processing", "qti-modal-feedback")


def test_words_survive_and_links_do_not(items: dict[str, etree._Element]) -> None:
    words = "".join(items["football"].itertext())
    assert 'What is 5 < 7 & "why"?' in words
    assert "see the tool" in words
    assert not [element for element in items["football"].iter() if "href" in element.attrib]
    assert [element.text for element in _all(items["record"], "qti-hottext")] == [
        "engaged well",
        "Two bowls stood on the table.",
        "Partner present.",
    ]


def test_the_package_has_no_faults(course: Known) -> None:
    files = qti.files(*course)
    assert faults_of(files, qti.MANIFEST) == ()
    assert qti.files(*course) == files
