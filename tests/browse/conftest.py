"""The real site, as the tests of pages have it."""

from tests.site.conftest import built, contexts, open_page, site

__all__ = ["built", "contexts", "open_page", "site"]
