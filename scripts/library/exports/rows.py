"""A resource as one row of data, the same for every format."""

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.resource import Resource

Row = dict[str, str | int | list[str]]


def of(catalogue: Catalogue, resource: Resource) -> Row:
    """Return a resource's row. Lists hold ids of the vocabularies; days are ISO 8601."""
    return {
        "id": resource.id,
        "title": resource.title,
        "summary": resource.summary,
        "url": absolute(catalogue, addresses.resource(resource.slug)),
        "type": resource.type,
        "themes": list(resource.themes),
        "topics": list(resource.topics),
        "audiences": list(resource.audiences),
        "when_to_use": list(resource.when_to_use),
        "ages": list(resource.ages),
        "minutes": resource.minutes,
        "level": resource.level,
        "status": resource.status,
        "owner": resource.owner,
        "licence": resource.licence,
        "restriction": resource.restriction,
        "content_warning": resource.content_warning,
        "published": resource.published.isoformat(),
        "reviewed": resource.reviewed.isoformat(),
        "next_review": resource.next_review.isoformat(),
        "law": list(resource.law),
        "law_checked": resource.law_checked.isoformat() if resource.law_checked else "",
        "related": list(resource.related),
    }


def absolute(catalogue: Catalogue, address: str) -> str:
    """Return an address with the site's own in front; site-relative while the partnership has not supplied it."""
    base = catalogue.partnership.site_url if catalogue.partnership else ""
    return base + address
