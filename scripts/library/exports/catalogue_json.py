"""`/catalogue.json`: the whole catalogue, for agencies that show a part of it on their own pages."""

import json

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.exports import rows
from library.model.generated_file import GeneratedFile

SCHEMA_VERSION = 1
"""Goes up when a name goes away or changes its meaning; new names may come at any time."""


def files(catalogue: Catalogue) -> tuple[GeneratedFile, ...]:
    """Return the one file."""
    partnership = catalogue.partnership
    data = {
        "schema_version": SCHEMA_VERSION,
        "publisher": partnership.name if partnership else "",
        "site": partnership.site_url if partnership else "",
        "vocabularies": {
            name: [{"id": term.id, "label": term.label, "definition": term.definition} for term in vocabulary]
            for name, vocabulary in sorted(catalogue.vocabularies.items())
        },
        "resources": [
            {
                **rows.of(catalogue, resource),
                "permanent_url": rows.absolute(catalogue, addresses.permanent(resource.id)),
            }
            for resource in catalogue.resources
        ],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return (GeneratedFile("catalogue.json", text, "resources/"),)
