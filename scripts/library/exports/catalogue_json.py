"""`/catalogue.json`: the whole catalogue, for agencies that show a part of it on their own pages, and its schema."""

import json

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.exports import rows
from library.exports.catalogue_schema import SCHEMA, VERSION
from library.model.generated_file import GeneratedFile


def files(catalogue: Catalogue) -> tuple[GeneratedFile, ...]:
    """Return the data and its schema."""
    partnership = catalogue.partnership
    data = {
        "$schema": rows.absolute(catalogue, addresses.CATALOGUE_SCHEMA),
        "schema_version": VERSION,
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
    schema = {**SCHEMA, "$id": rows.absolute(catalogue, addresses.CATALOGUE_SCHEMA)}
    return (
        GeneratedFile(addresses.CATALOGUE, _text(data), "resources/"),
        GeneratedFile(addresses.CATALOGUE_SCHEMA, _text(schema), "resources/"),
    )


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
