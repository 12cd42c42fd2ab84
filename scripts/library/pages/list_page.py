"""The reader's own list of resources: a page about what their device or a link holds. Nothing of it is known here."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.model.generated_file import GeneratedFile


def pages() -> Iterator[GeneratedFile]:
    """Return the page."""
    yield GeneratedFile(
        addresses.page_path(addresses.MY_LIST),
        "",
        "resources/",
        {
            "template": "list.html",
            "title": "My list",
            "description": "Resources that you keep on your own device, to put in order, print and hand on.",
        },
    )
