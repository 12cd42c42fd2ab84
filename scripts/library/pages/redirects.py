"""Addresses that must never die: `/r/<id>/` and those of earlier slugs lead to where the resource is now."""

import html
from collections.abc import Iterator

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.generated_file import GeneratedFile
from library.model.resource import Resource
from library.pages.bodies import relative

PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<script src="{script}" data-to="{target}"></script>
<meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="{canonical}">
</head>
<body>
<main>
<h1>{title}</h1>
<p><a href="{target}">Go to {title}</a></p>
</main>
</body>
</html>
"""


def pages(catalogue: Catalogue) -> Iterator[GeneratedFile]:
    """Return a small page for each permanent and each earlier address. It works without JavaScript."""
    for resource in catalogue.resources:
        current, *others = addresses.all_of(resource)
        for address in others:
            yield page(catalogue, address, current, resource.title, resource.path)
    for resource in catalogue.archived:
        yield from _to_the_record(catalogue, resource)


def _to_the_record(catalogue: Catalogue, resource: Resource) -> Iterator[GeneratedFile]:
    """Return what leads to an archived resource's page, or to what took it over; its forms and units among them."""
    today = catalogue.today_of(resource)
    current = addresses.resource(today.slug)
    cited = {addresses.version(resource.id, day) for day in catalogue.days_to_cite(resource)}
    every = catalogue.archive.addresses_of(resource) if catalogue.archive else ()
    for address in dict.fromkeys(every):
        if address != current and address not in cited:
            yield page(catalogue, address, current, today.title, resource.path)


def page(catalogue: Catalogue, here: str, there: str, title: str, source: str) -> GeneratedFile:
    """Return the page at one address that leads to another, with the moment or place that a link names after `#`."""
    base = catalogue.partnership.site_url if catalogue.partnership else ""
    target = relative(here, there)
    content = PAGE.format(
        script=html.escape(relative(here, "components/redirect/redirect.js")),
        title=html.escape(title),
        target=html.escape(target),
        canonical=html.escape(base + there if base else target),
    )
    return GeneratedFile(f"{here}index.html", content, source)
