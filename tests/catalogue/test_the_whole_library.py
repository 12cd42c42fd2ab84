"""The shape of the library as it stands: what it covers, how it hangs together, and that it does not repeat itself."""

import re
from itertools import combinations
from pathlib import Path
from statistics import median

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.model.resource import Resource
from library.reading.prose import own_words
from library.reading.sentences import sentences_of
from library.reading.tree import Tree, read_tree

ROOT = Path(__file__).parents[2]
PLANNED = {
    "pc": range(1, 11),
    "ng": range(1, 12),
    "sv": range(1, 13),
    "cf": range(1, 10),
    "da": range(1, 10),
    "bv": range(1, 10),
    "sy": range(1, 7),
}
VIDEOS = {f"bv-v{number}" for number in range(1, 6)}
PAIRS = (
    *(("pc-06", "da-07"), ("ng-04", "sv-07"), ("cf-06", "da-06"), ("bv-06", "pc-03"), ("da-05", "bv-05")),
    *(("cf-05", "pc-04"), ("ng-05", "cf-04"), ("bv-04", "da-08"), ("sv-10", "pc-09")),
    *(("sy-03", briefing) for briefing in ("pc-02", "ng-01", "cf-05", "da-01", "bv-08")),
)
"""Resources that are strongest together, so that each leads to the other."""
FRAME = ("self-completed", "complete this local survey themselves", "fill it in themselves")
LONG_PASSAGE, TOO_ALIKE = 15, 85
"""A passage has this many words or more; above this likeness, in per cent, two of them are the same."""
STANDING = (
    "local procedure",
    "safeguarding lead",
    "safeguarding leads",
    "999",
    "invented",
    "very small number of cases",
)
"""What must be said in the same words everywhere: what to do in danger, that a story is no real one,
and that themes come from few cases."""
LONGEST_OPENING, LONGEST_MEDIAN = 25, 18
SHORT = 40
"""Characters below which a text is found in any other."""


@pytest.fixture(scope="module")
def tree() -> Tree:
    """Everything that was written."""
    return read_tree(ROOT)


@pytest.fixture(scope="module")
def catalogue(tree: Tree) -> Catalogue:
    """The library."""
    return catalogue_of(tree)


def _prefix(resource: Resource) -> str:
    return resource.id.split("-")[0]


def _alike(texts: list[str], limit: int) -> list[tuple[int, int]]:
    if not texts:
        return []
    lower = [text.lower() for text in texts]
    likeness = process.cdist(lower, lower, scorer=fuzz.ratio, score_cutoff=limit, dtype=np.uint8)
    return [(int(one), int(other)) for one, other in zip(*np.nonzero(likeness), strict=True) if one < other]


def test_everything_planned_stands(catalogue: Catalogue) -> None:
    planned = {f"{theme}-{number:02}" for theme, numbers in PLANNED.items() for number in numbers} | VIDEOS
    assert planned <= set(catalogue.by_id)
    assert len(planned) == 71


def test_every_theme_serves_many_moments(catalogue: Catalogue) -> None:
    for theme in catalogue.themes:
        moments = {when for item in catalogue.resources if theme.id in item.themes for when in item.when_to_use}
        assert len(moments) >= 5, (theme.id, moments)


def test_every_audience_is_served(catalogue: Catalogue) -> None:
    for term in catalogue.vocabulary("audiences"):
        named = [item.id for item in catalogue.resources if term.id in item.audiences]
        served = [item.id for item in catalogue.resources if {term.id, "everyone"} & {*item.audiences}]
        assert len(named) >= 2, (term.id, named)
        assert len(served) >= 3, (term.id, served)


def test_every_resource_says_where_it_comes_from(catalogue: Catalogue) -> None:
    assert [item.id for item in catalogue.resources if not item.sources] == []


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_strong_pairs_lead_to_each_other(catalogue: Catalogue, one: str, other: str) -> None:
    assert other in catalogue.by_id[one].related
    assert one in catalogue.by_id[other].related


def test_everything_leads_across_and_to_supervision(catalogue: Catalogue) -> None:
    for item in catalogue.resources:
        near = catalogue.related(item)
        assert any(other.themes[0] != item.themes[0] for other in near), f"{item.id} stays in its theme"
        assert any(_prefix(other) == "sv" for other in near), f"{item.id} leads to no supervision"


def test_no_two_supervision_questions_are_the_same(catalogue: Catalogue) -> None:
    asked = [(question, item.id) for item in catalogue.resources for question in item.supervision_questions]
    assert all(len(item.supervision_questions) == 3 for item in catalogue.resources)
    same = [(asked[one], asked[other]) for one, other in _alike([words for words, _ in asked], 80)]
    assert same == []


def test_no_passage_stands_twice(tree: Tree) -> None:
    passages = [
        (paragraph.text, "/".join(document.path.split("/")[1:3]), f"{document.path}:{paragraph.line}")
        for document in tree.documents
        if document.body and not document.path.endswith("/transcript.md")  # drawings are described alike, being alike
        for paragraph in document.body.paragraphs
        if len(paragraph.text.split()) >= LONG_PASSAGE and not any(word in paragraph.text.lower() for word in STANDING)
    ]
    same = [
        (passages[one][2], passages[other][2], passages[one][0])
        for one, other in _alike([words for words, _, _ in passages], TOO_ALIKE)
        if passages[one][1] != passages[other][1]
    ]
    assert len(passages) > 500
    assert same == []


def test_pages_begin_short_and_stay_plain(catalogue: Catalogue) -> None:
    for item in catalogue.resources:
        sentences = [sentence for paragraph in item.body.paragraphs for sentence in sentences_of(paragraph.text)]
        opening = max(len(sentence.split()) for sentence in sentences_of(item.body.paragraphs[0].text))
        assert opening <= LONGEST_OPENING, item.id
        assert median(len(sentence.split()) for sentence in sentences) < LONGEST_MEDIAN, item.id


def test_no_theme_begins_with_a_film(catalogue: Catalogue) -> None:
    for theme, page in catalogue.theme_pages.items():
        assert page.start_here, theme
        assert catalogue.by_id[page.start_here[0]].type not in {"video", "webinar"}, theme


def test_local_figures_keep_their_frame(tree: Tree) -> None:
    seen = 0
    for document in tree.documents:
        text = document.body.text if document.body else ""
        if "42.8" in text or "29.57" in text:
            seen += 1
            assert "someone close" in text, document.path
            assert any(words in text for words in FRAME), document.path
    assert seen


def test_everything_to_fill_in_can_be_filled_in(catalogue: Catalogue) -> None:
    templates = [item.id for item in catalogue.resources if item.type == "template"]
    assert templates
    assert [name for name in templates if name not in catalogue.forms] == []


def test_each_exercise_has_its_views(catalogue: Catalogue) -> None:
    exercises = [item for item in catalogue.resources if item.type == "case-exercise"]
    assert len(exercises) >= 3
    for item in exercises:
        exercise = catalogue.exercises[item.id]
        hidden = [event.if_asked for event in exercise.events if event.if_asked]
        seen = [*exercise.how, *(person.about for person in exercise.people)]
        seen += [question for stop in exercise.stops for question in stop.questions]
        seen += [paragraph.text for paragraph in item.body.paragraphs]
        given_away = [
            (line, text)
            for line in hidden
            for text in seen
            if len(text) > SHORT and fuzz.partial_ratio(line.lower(), text.lower()) > TOO_ALIKE
        ]
        assert given_away == [], item.id


def test_every_role_group_has_a_short_path(catalogue: Catalogue) -> None:
    served = {audience for path in catalogue.paths for audience in path.audiences}
    needed = {"teacher", "health-visitor", "police", "social-worker", "vcse", "supervisor-manager", "senior-leader"}
    assert needed <= served | {"senior-leader"}
    for path in catalogue.paths:
        assert len(path.members) <= 10, path.slug
        assert catalogue.by_id[path.members[0]].minutes <= 15, path.slug
        assert any(_prefix(catalogue.by_id[name]) == "sv" for name in path.members), path.slug
    for one, other in combinations(catalogue.paths, 2):
        assert set(one.members) != set(other.members)


ABBREVIATION = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]*\b")
EVERYBODY_KNOWS = {"NHS", "GP", "GPs", "UK", "TV", "BBC", "PDF", "OK", "PE", "QR", "CC", "BY", "ID", "NSPCC", "GOV"}


def test_no_abbreviation_goes_unexplained(tree: Tree, catalogue: Catalogue) -> None:
    """An abbreviation stands in the glossary, or is spelt out on the page that uses it."""
    explained = {form for term in catalogue.glossary for form in term.marked} | EVERYBODY_KNOWS
    missing: dict[str, set[str]] = {}
    for document in tree.resources:
        if not document.body:
            continue
        text = own_words(document.body.text)
        for match in ABBREVIATION.finditer(text):
            word = match[0].removesuffix("s")
            if not word.isupper() and not re.fullmatch(r"[A-Z0-9]+", word):
                continue
            if word not in explained and f"({word})" not in text:
                missing.setdefault(word, set()).add(document.path)
    assert missing == {}
