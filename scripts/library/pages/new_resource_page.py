"""The page on which an editor makes a new resource in the browser. The form itself is made from its model.json."""

from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.generated_file import GeneratedFile


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return the page."""
    partnership = catalogue.partnership
    yield GeneratedFile(
        addresses.page_path(addresses.NEW_RESOURCE),
        "",
        "scripts/library/model/resource.py",
        {
            "template": "new_resource.html",
            "title": "Make a new resource",
            "description": "A form that writes the file for you, shows you the page as you type, and sends nothing.",
            "view": {
                "model_url": addresses.NEW_RESOURCE_MODEL,
                "repository": partnership.repository_url.rstrip("/") if partnership else "",
                "email": partnership.contact_email if partnership else "",
                "folders": [
                    {"label": kind.label, "folder": kind.folder, "definition": kind.definition}
                    for kind in catalogue.types.values()
                ],
            },
        },
    )
