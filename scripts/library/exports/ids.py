"""Names for machines that stay the same when a slug changes or the site moves to another address."""

import uuid

from library.catalogue.catalogue import Catalogue


def permanent_id(catalogue: Catalogue, name: str) -> uuid.UUID:
    """Return the id of what has a permanent name, such as a resource's id."""
    publisher = catalogue.partnership.short_name if catalogue.partnership else ""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"learning-library/{publisher}/{name}")
