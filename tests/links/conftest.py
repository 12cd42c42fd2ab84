"""The websites that tests ask."""

from collections.abc import Iterator

import pytest

from tests.links.misbehaving import Websites


@pytest.fixture
def websites() -> Iterator[Websites]:
    """Websites that answer as a test tells them to."""
    made = Websites()
    yield made
    made.close()
