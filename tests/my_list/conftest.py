"""The built site, shared with its own tests, and resources to keep, found by what they are."""

from dataclasses import dataclass

import pytest

from tests.site.built_site import BuiltSite, Row
from tests.site.page_types import RESOURCE_TYPES, with_most


@dataclass(frozen=True)
class Some:
    """Resources of the library, one of each kind that a list has to cope with."""

    plain: Row
    sensitive: Row
    form: Row
    deck: Row
    film: Row


@pytest.fixture(scope="session")
def some(site: BuiltSite) -> Some:
    """Resources by kind, so that no test depends on one of them."""
    at = {site.address(row): row for row in site.resources}
    return Some(
        plain=at[RESOURCE_TYPES["plain resource"](site)],
        sensitive=at[RESOURCE_TYPES["resource with quick exit"](site)],
        form=at[with_most("//*[@class = 'form-box']")(site)],
        deck=at[with_most("//*[@data-card]")(site)],
        film=at[with_most("//video")(site)],
    )
