"""The author's guide explains every field and every word, and its links lead somewhere."""

import re
from pathlib import Path

import pytest

from library.catalogue.catalogue import Catalogue
from library.model import fields
from library.model.body import Body
from library.model.course import CoursePlan, Unit, UnitEntry
from library.model.learning_path import LearningPath, PathSection
from library.model.partnership import LegalText, Partnership
from library.model.resource import Change, Resource, Source
from library.model.theme_page import AcrossLink, NextStep, ThemePage
from library.model.vocabulary import TERM_MODELS, Term
from library.reading.site_settings import markdown_reader
from library.reference import examples, field_guide

ROOT = Path(__file__).parents[2]
MODELS = dict.fromkeys(
    (
        Resource,
        Source,
        Change,
        CoursePlan,
        UnitEntry,
        Unit,
        LearningPath,
        PathSection,
        ThemePage,
        AcrossLink,
        NextStep,
        Term,
        *TERM_MODELS.values(),
        Partnership,
        LegalText,
    )
)
FIELDS = [
    (model, spec)
    for model in MODELS
    for spec in fields.fields_of(model)
    if spec.name not in {shared.name for shared in fields.fields_of(Term)} or not issubclass(model, Term) or spec.doc
]


@pytest.fixture(scope="module")
def guide(catalogue: Catalogue) -> str:
    (file,) = field_guide.files(catalogue)
    return str(file.content)


@pytest.fixture(scope="module")
def rendered(guide: str) -> Body:
    return markdown_reader(ROOT).read(guide.split("---\n", 2)[2], 1)


@pytest.mark.parametrize(
    ("model", "spec"),
    FIELDS,
    ids=lambda item: getattr(item, "name", item.__name__ if isinstance(item, type) else ""),
)
def test_each_field_says_what_it_is_for_and_whether_it_is_needed(model: type, spec: fields.Field, guide: str) -> None:
    anchor = f"{{#{model.__name__.lower()}-{spec.name.replace('_', '-')}}}"
    _, _, part = guide.partition(f"`{spec.name}` {anchor}\n")
    part = part.partition("\n#")[0]
    assert spec.doc
    assert spec.doc in part
    assert ("**Needed.**" in part) == spec.required
    assert ("**May be left out.**" in part) != spec.required
    assert f"\n{spec.name}:" in part


def test_every_word_that_a_field_takes_is_explained(catalogue: Catalogue, guide: str) -> None:
    taken = {
        kind.vocabulary for _, spec in FIELDS if isinstance(kind := getattr(spec.kind, "item", spec.kind), fields.Term)
    }
    for name in taken - {"legal-texts"}:
        for term in catalogue.vocabulary(name):
            assert f"`{term.id}`\n:   **{term.label}.** {term.definition}" in guide
    for law in catalogue.legal_texts:
        assert f"`{law}`\n:   " in guide
    for kind in catalogue.types.values():
        assert f"`resources/{kind.folder}/`\n:   **{kind.label}.**" in guide


def test_every_link_within_the_page_leads_somewhere(rendered: Body) -> None:
    anchors = set(re.findall(r'\bid="([^"]+)"', rendered.html))
    inside = {link.target for link in rendered.links if link.target.startswith("#")}
    assert inside
    assert {target for target in inside if target[1:] not in anchors} == set()


def test_no_two_places_have_one_name(rendered: Body) -> None:
    anchors = re.findall(r'\bid="([^"]+)"', rendered.html)
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize(("model", "spec"), FIELDS, ids=str)
def test_every_example_is_what_its_field_takes(model: type, spec: fields.Field) -> None:
    assert examples.value_of(model, spec) not in (None, "", [])
