"""`/health.json`: what the library needs from those who look after it, and the schema that says what is in it."""

import json
from collections import Counter
from datetime import date

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.catalogue.gaps import ThemeGaps
from library.catalogue.health import Health, health_of, state_of
from library.catalogue.outside_links import OutsideLink
from library.catalogue.reading_age import PageAge
from library.exports.health_schema import SCHEMA, VERSION
from library.exports.rows import absolute
from library.model.generated_file import GeneratedFile, Json
from library.model.link_health import LinkStatus
from library.model.resource import Resource


def files(catalogue: Catalogue, today: date) -> tuple[GeneratedFile, ...]:
    """Return the data and its schema."""
    schema = {**SCHEMA, "$id": absolute(catalogue, addresses.HEALTH_SCHEMA)}
    return (
        GeneratedFile(addresses.HEALTH_DATA, _text(_data(catalogue, health_of(catalogue, today))), "resources/"),
        GeneratedFile(addresses.HEALTH_SCHEMA, _text(schema), "resources/"),
    )


def _text(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _data(catalogue: Catalogue, health: Health) -> dict[str, Json]:
    partnership = catalogue.partnership
    return {
        "$schema": absolute(catalogue, addresses.HEALTH_SCHEMA),
        "schema_version": VERSION,
        "publisher": partnership.name if partnership else "",
        "site": partnership.site_url if partnership else "",
        "day": health.day.isoformat(),
        "resources": len(health.resources),
        "reviews": [_review(catalogue, item, health.day) for item in health.resources],
        "law_unchecked": [{**_named(catalogue, item), "law": list(item.law)} for item in health.law_unchecked],
        "editions_unconfirmed": [
            {"id": one.text.id, "title": one.text.title, "edition": one.text.edition, "resources": _ids(one.resources)}
            for one in health.editions
        ],
        "waiting": [{**_named(catalogue, item), "status": item.status} for item in health.waiting],
        "links": _links(health),
        "gaps": [_gaps(gaps) for gaps in health.gaps],
        "reading_age": [_age(catalogue, page) for page in health.ages],
        "oldest": _ids(health.oldest),
        "never_linked": _ids(health.never_named),
    }


def _named(catalogue: Catalogue, resource: Resource) -> dict[str, Json]:
    return {
        "id": resource.id,
        "title": resource.title,
        "url": absolute(catalogue, addresses.resource(resource.slug)),
        "file": resource.path,
        "owner": resource.owner,
        "themes": list(resource.themes),
    }


def _review(catalogue: Catalogue, resource: Resource, day: date) -> dict[str, Json]:
    return {
        **_named(catalogue, resource),
        "reviewed": resource.reviewed.isoformat(),
        "due": resource.next_review.isoformat(),
        "state": state_of(resource, day).value,
    }


def _ids(resources: tuple[Resource, ...]) -> list[Json]:
    return [resource.id for resource in resources]


def _links(health: Health) -> dict[str, Json]:
    counts = Counter(link.health.status for link in health.links)
    return {
        "counts": {status.value: counts[status] for status in LinkStatus},
        "addresses": [_link(link) for link in health.links],
    }


def _link(link: OutsideLink) -> dict[str, Json]:
    return {
        "address": link.address,
        "status": link.health.status.value,
        "last_ok": link.health.last_ok.isoformat() if link.health.last_ok else "",
        "last_tried": link.health.last_tried.isoformat() if link.health.last_tried else "",
        "failures": link.health.failures,
        "files": list(link.paths),
    }


def _gaps(gaps: ThemeGaps) -> dict[str, Json]:
    return {
        "theme": gaps.theme.id,
        "resources": gaps.resources,
        "types": [term.id for term in gaps.types],
        "audiences": [term.id for term in gaps.audiences],
        "when_to_use": [term.id for term in gaps.when],
        "first": [
            {
                "type": gap.type.id,
                "audience": gap.audience.id,
                "when_to_use": gap.when.id,
                "elsewhere": gap.elsewhere,
            }
            for gap in gaps.first
        ],
    }


def _age(catalogue: Catalogue, page: PageAge) -> dict[str, Json]:
    return {
        "id": page.resource.id,
        "title": page.title,
        "url": absolute(catalogue, page.address),
        "file": page.path,
        "age": page.age,
        "aim": page.aim,
    }
