"""What a page tells machines: schema.org's LearningResource, https://schema.org/LearningResource."""

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.resource import Resource
from library.pages.views import View


def of_resource(catalogue: Catalogue, resource: Resource) -> View:
    """Return a resource as JSON-LD. Times are ISO 8601 durations."""
    base = catalogue.partnership.site_url if catalogue.partnership else ""
    publisher = catalogue.partnership.name if catalogue.partnership else ""
    licence = catalogue.vocabulary("licences").by_id.get(resource.licence)
    data: View = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": resource.title,
        "description": resource.summary,
        "identifier": resource.id,
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "learningResourceType": catalogue.label("types", resource.type),
        "educationalLevel": catalogue.label("levels", resource.level),
        "timeRequired": f"PT{resource.minutes}M",
        "about": [catalogue.label("themes", theme) for theme in resource.themes],
        "audience": [
            {"@type": "Audience", "audienceType": catalogue.label("audiences", audience)}
            for audience in resource.audiences
        ],
        "datePublished": resource.published.isoformat(),
        "dateModified": resource.updated.isoformat(),
        "publisher": {"@type": "Organization", "name": publisher},
        "creativeWorkStatus": catalogue.label("statuses", resource.status),
        "citation": [f"{source.title}. {source.publisher}, {source.when}" for source in resource.sources],
    }
    if licence:
        data["license"] = str(getattr(licence, "url", "")) or licence.label
    if base:
        data["url"] = base + addresses.resource(resource.slug)
        data["@id"] = base + addresses.permanent(resource.id)
    return data
