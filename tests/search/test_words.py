"""The words that people type, as editors keep them: they are read, they mean one thing, and they lead somewhere."""

import json
import re
from itertools import combinations
from pathlib import Path

import pytest

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.catalogue.stop_words import FUNCTION_WORDS, SEARCHING_TALK
from library.model.vocabulary import Term
from library.pages.search_words import VOCABULARIES, files, plain
from library.reading.tree import read_tree

ROOT = Path(__file__).parents[2]
MEAN_SOMETHING = {"not", "no", "never", "without", "alone", "before", "after", "off", "out", "own", "home", "now"}
"""Small words that change what is asked."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_of(read_tree(ROOT))


@pytest.fixture(scope="module")
def texts() -> str:
    """Everything the library says, in small letters, without what is only there to be found by."""
    files = (path for path in ROOT.glob("resources/**/*") if path.suffix in {".md", ".yml"})
    said = (path.read_text(encoding="utf-8") for path in sorted(files) if path.parent.name != "vocabularies")
    return re.sub(r"(?m)^also_called:.*$", "", "\n".join(said)).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").lower()


def _said(term: Term) -> set[str]:
    return {word.casefold() for word in (*term.synonyms, term.label, term.id)}


@pytest.mark.parametrize(
    ("vocabulary", "typed", "meant"),
    [
        ("everyday-words", "nan", "grandparent"),
        ("everyday-words", "minging", "smell"),
        ("everyday-words", "what to say", "words-to-use"),
        ("help-first", "suicidal", "suicide"),
        ("help-first", "he hits me", "hurt-at-home"),
        ("glossary", "DNA", "was-not-brought"),
        ("glossary", "MASH", "front-door"),
    ],
)
def test_what_people_type_is_in_the_lists(catalogue: Catalogue, vocabulary: str, typed: str, meant: str) -> None:
    assert catalogue.vocabularies[vocabulary].ids_by_word()[typed.lower()] == meant


def test_nothing_that_people_type_means_two_things_in_one_list(catalogue: Catalogue) -> None:
    twice = [
        (name, one.id, other.id, shared)
        for name in ("everyday-words", "help-first", "themes", "topics", "audiences", "types", "ages", "when-to-use")
        for one, other in combinations(catalogue.vocabularies[name], 2)
        if (shared := _said(one) & _said(other))
    ]
    assert twice == []


def test_every_everyday_word_leads_to_words_that_the_library_says(catalogue: Catalogue, texts: str) -> None:
    labels = [term.label.lower() for term in catalogue.vocabulary("everyday-words")]
    assert len(labels) >= 120
    assert [label for label in labels if not re.search(rf"\b{re.escape(label)}\b", texts)] == []


def test_every_word_that_people_type_lies_where_it_is_looked_for(catalogue: Catalogue) -> None:
    found = {file.path: json.loads(str(file.content)) for file in files(catalogue, ["<body>the childs day</body>"])}
    initials = {path.removeprefix("search/terms/")[0]: terms for path, terms in found.items() if "/terms/" in path}
    assert "".join(sorted(initials)) == "0abcdefghijklmnopqrstuvwxyz"
    phrases = [
        (initial, phrase)
        for initial, terms in initials.items()
        for *_, exchanged, besides in terms
        for phrase in (*exchanged, *besides)
    ]
    assert [phrase for initial, phrase in phrases if initial != (phrase[0] if phrase[0].isalpha() else "0")] == []
    typed = {plain(word) for name in VOCABULARIES for term in catalogue.vocabulary(name) for word in term.synonyms}
    assert typed <= {phrase for _, phrase in phrases}
    assert len(phrases) == len(set(phrases))


def test_help_that_comes_first_names_no_number_but_999(catalogue: Catalogue) -> None:
    terms = catalogue.vocabulary("help-first")
    assert {"suicide", "self-harm", "hurt-at-home"} <= {term.id for term in terms}
    for term in terms:
        assert set(re.findall(r"\d[\d ]+", term.definition)) <= {"999 ", "999"}
        assert "999" in term.definition


def test_no_word_is_left_out_of_a_question_that_somebody_may_mean(catalogue: Catalogue) -> None:
    stopped = {*FUNCTION_WORDS, *SEARCHING_TALK}
    terms = [term for vocabulary in catalogue.vocabularies.values() for term in vocabulary]
    meant = {word.casefold() for term in terms for word in (*term.synonyms, term.label)}
    assert stopped & (meant | MEAN_SOMETHING) == set()
