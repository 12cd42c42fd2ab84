"""Small pages for frames on other sites: five resources of a list, and nothing around them."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.embedding import EmbeddedList, embedded_lists
from library.model.generated_file import GeneratedFile
from library.pages import views, words
from library.pages.views import View


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return a page for each list."""
    for item in embedded_lists(catalogue):
        yield GeneratedFile(
            addresses.page_path(addresses.embedded(item.name)),
            "",
            "resources/",
            {
                "template": "fragment.html",
                "title": item.title,
                "description": f"{item.title}: a short list for other sites to show.",
                "view": _view(catalogue, item),
            },
        )


def _view(catalogue: Catalogue, item: EmbeddedList) -> View:
    has_more = item.count > len(item.resources)
    about_sensitive = bool(item.theme) and catalogue.quick_exit((item.theme,))
    return {
        "theme": item.theme,
        "quick_exit": about_sensitive or any(map(catalogue.is_sensitive, item.resources)),
        "cards": views.cards(catalogue, item.resources),
        "more_url": item.more if has_more else addresses.LIBRARY,
        "more": f"All {words.count(item.count, 'resource')}"
        if item.count > len(item.resources)
        else "The whole library",
    }
