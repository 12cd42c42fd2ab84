"""The built site, as the tests of its pages have it."""

from tests.site.conftest import built, contexts, open_page, site

__all__ = ["built", "contexts", "open_page", "site"]
