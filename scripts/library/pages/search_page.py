"""The search page: everything that it shows besides what a search finds, and where to go without JavaScript."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.facets import facet_values
from library.model.generated_file import GeneratedFile, Json
from library.model.vocabulary import Moment, Term
from library.pages.feedback_views import suggestion_form
from library.pages.sentence_views import in_minutes, sentence_view
from library.pages.views import View


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the page."""
    yield GeneratedFile(
        addresses.page_path(addresses.SEARCH),
        "",
        "resources/",
        {
            "template": "search.html",
            "title": "Search the library",
            "description": "Find a resource in your own words, and narrow what was found.",
            "view": {
                # What somebody looks for can tell as much as what they read.
                "quick_exit": True,
                "wasm": True,
                "sentence": sentence_view(catalogue),
                "facets": _facets(catalogue),
                "help": _help(catalogue),
                "ask": _ask(catalogue),
            },
        },
    )


def _facets(catalogue: Catalogue) -> list[Json]:
    return [
        {
            "name": facet.name,
            "label": facet.label,
            "url": addresses.facet_index(facet.name),
            "terms": [
                {"id": value.term.id, "label": _label(value.term), "url": addresses.facet(facet.name, value.term.id)}
                for value in values
            ],
        }
        for facet, values in facet_values(catalogue)
    ]


def _label(term: Term) -> str:
    """Say the minutes beside a moment's name: whoever has ten minutes need not know what we call them."""
    return f"{term.label}: {in_minutes(term)}" if isinstance(term, Moment) else term.label


def _help(catalogue: Catalogue) -> list[Json]:
    """Return what stands before the results of a search that may be a cry for help."""
    entries = catalogue.vocabulary("help-first")
    return [{"id": entry.id, "label": entry.label, "definition": entry.definition} for entry in entries]


def _ask(catalogue: Catalogue) -> View:
    """Return where a reader can tell what they looked for in vain; an empty way is not there."""
    partnership = catalogue.partnership
    repository = partnership.repository_url.rstrip("/") if partnership else ""
    return {
        "email": partnership.contact_email if partnership else "",
        "form": suggestion_form(repository) if repository else "",
        "publisher": partnership.name if partnership else "",
    }
