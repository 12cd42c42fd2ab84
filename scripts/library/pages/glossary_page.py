"""The glossary: every word that the library explains, from A to Z."""

from collections.abc import Iterator
from itertools import groupby

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.generated_file import GeneratedFile, Json
from library.model.vocabulary import GlossaryTerm


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the page, where the library has a glossary."""
    if not catalogue.glossary:
        return
    letters: list[Json] = [
        {"letter": letter, "terms": [_term(term) for term in terms]}
        for letter, terms in groupby(catalogue.glossary, key=lambda term: term.label[0].upper())
    ]
    yield GeneratedFile(
        addresses.page_path(addresses.GLOSSARY),
        "",
        "resources/vocabularies/glossary.yml",
        {
            "template": "glossary.html",
            "title": "Glossary",
            "description": "The words and abbreviations of safeguarding children, each in one plain sentence.",
            "view": {"letters": letters},
        },
    )


def _term(term: GlossaryTerm) -> Json:
    also = [word for word in term.synonyms if word.casefold() not in {said.casefold() for said in term.avoid}]
    return {
        "id": term.id,
        "label": term.label,
        "definition": term.definition,
        "also": ", ".join(also),
        "avoid": ", ".join(term.avoid),
    }
