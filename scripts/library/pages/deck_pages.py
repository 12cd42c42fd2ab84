"""The page of each deck of cards, to print and cut out."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.deck import Deck
from library.model.generated_file import GeneratedFile
from library.model.resource import Resource
from library.pages import deck_views, redirects


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return a page of sheets for each resource that has a deck, and what leads to it from its earlier names."""
    for resource in catalogue.resources:
        if deck := catalogue.decks.get(resource.id):
            yield _page(catalogue, resource, deck)
            here = addresses.cards(resource.slug)
            for alias in resource.aliases:
                yield redirects.page(catalogue, addresses.cards(alias), here, resource.title, resource.path)


def _page(catalogue: Catalogue, resource: Resource, deck: Deck) -> GeneratedFile:
    home = resource.themes[0]
    return GeneratedFile(
        addresses.page_path(addresses.cards(resource.slug)),
        "",
        resource.path.replace("index.md", "cards.yml"),
        {
            "template": "cards.html",
            "title": f"Print: {resource.title}",
            "description": f"{resource.title}: {len(deck.cards)} cards to print and cut out.",
            "view": {
                "id": resource.id,
                "theme": home,
                "theme_label": catalogue.label("themes", home),
                "theme_url": addresses.theme(home),
                "resource_url": addresses.resource(resource.slug),
                "permanent": addresses.permanent(resource.id),
                "quick_exit": catalogue.is_sensitive(resource),
                "warning": resource.content_warning,
                "status": resource.status,
                "status_label": catalogue.label("statuses", resource.status),
                "deck": deck_views.deck_view(catalogue, resource),
                "sheets": deck_views.sheets_view(deck),
            },
        },
    )
