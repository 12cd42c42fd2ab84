"""Every address on another site that the library leads to, with the files that name it and how it last answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from library.catalogue.catalogue import Catalogue
from library.catalogue.linking import Kind, Linker
from library.catalogue.mentions import bodies
from library.model.link_health import NOT_CHECKED, LinkHealth, LinkStatus


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """One address on another site."""

    address: str
    health: LinkHealth
    paths: tuple[str, ...]
    """The files that name it, from the repository's top folder."""


def outside_links(catalogue: Catalogue) -> tuple[OutsideLink, ...]:
    """Return all of them, those that need somebody first."""
    named = _named_by(catalogue)
    order = list(LinkStatus)
    # What was asked counts even where the address stands in a file that is not looked through here.
    found = (
        OutsideLink(address, catalogue.link_health.get(address, NOT_CHECKED), named.get(address, ()))
        for address in {*named, *catalogue.link_health}
    )
    return tuple(sorted(found, key=lambda link: (order.index(link.health.status), link.address)))


def _named_by(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for path, address in (*_fields(catalogue), *_texts(catalogue)):
        if address:
            # A place on a page answers as the page does.
            found.setdefault(address.partition("#")[0], set()).add(path)
    return {address: tuple(sorted(paths)) for address, paths in found.items()}


def _fields(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    cited = (
        *((resource.path, resource.sources) for resource in catalogue.resources),
        *((page.path, page.sources) for page in catalogue.theme_pages.values()),
    )
    for path, sources in cited:
        yield from ((path, source.url) for source in sources)
    for figure in catalogue.evidence:
        yield figure.path, figure.source.url
    for entry in catalogue.learning_log:
        yield entry.path, entry.source.url
    for owner, chooser in catalogue.choosers.items():
        yield from ((catalogue.by_id[owner].path, option.url) for option in chooser.options)
    for text in catalogue.legal_texts.values():
        yield SETTINGS, text.url


SETTINGS = "resources/partnership.yml"


def _texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    linker = Linker(catalogue)
    for path, body in bodies(catalogue):
        for link in body.links:
            resolved = linker.resolve(link.target, path)
            if resolved.kind is Kind.EXTERNAL:
                yield path, resolved.external
