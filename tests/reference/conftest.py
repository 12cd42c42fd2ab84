"""What the pages are made from, read once."""

from pathlib import Path

import pytest

from library.catalogue.building import catalogue_of
from library.catalogue.catalogue import Catalogue
from library.reading.tree import read_tree

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return catalogue_of(read_tree(ROOT))
