"""Every address on another site that the library leads to, with the files that name it and how it last answered."""

from dataclasses import dataclass

from library.catalogue.catalogue import Catalogue
from library.catalogue.external_links import external_links
from library.model.link_health import LinkRecord, LinkStatus

FIRST = (LinkStatus.BROKEN, LinkStatus.FAILING, LinkStatus.UNKNOWN, LinkStatus.NOT_CHECKED, LinkStatus.OK)
"""What needs somebody stands first."""


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """One address on another site."""

    address: str
    health: LinkRecord
    paths: tuple[str, ...]
    """The files that name it, from the repository's top folder."""


def outside_links(catalogue: Catalogue) -> tuple[OutsideLink, ...]:
    """Return all of them, those that need somebody first."""
    named, known = external_links(catalogue), catalogue.link_health
    # What was asked counts even where the address stands in a file that is not looked through here.
    found = (
        OutsideLink(address, known.of(address), tuple(sorted({use.path for use in named.get(address, ())})))
        for address in {*named, *known.records}
    )
    return tuple(sorted(found, key=lambda link: (FIRST.index(link.health.status), link.address)))
